package io.swarmgauge.benchmarks.load;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.signing.NodeKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who speaks about which setup. */
public final class Cast {

    public static final int CHUNKS = 10;

    private static final int NODES = 60;
    private static final List<String> REGIONS = List.of("europe", "asia", "africa");

    private final List<NodeKey> nodes;
    private final Map<String, NodeKey> byId;

    public Cast(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.nodes = IntStream.range(0, NODES).mapToObj(node -> key(random)).toList();
        this.byId = nodes.stream().collect(Collectors.toMap(key -> key.nodeId().hex(), Function.identity()));
    }

    public String setupId(int setup) {
        return "setup-%03d".formatted(setup);
    }

    /** The hosters come first. */
    public NodeKey speaker(int setup, int speaker) {
        return nodes.get((setup * LoadShape.SPEAKERS + speaker) % NODES);
    }

    public NodeKey key(String nodeId) {
        return Objects.requireNonNull(byId.get(nodeId), nodeId);
    }

    public String region(int speaker) {
        return REGIONS.get(speaker % REGIONS.size());
    }

    public HostingSetup setup(int setup) {
        return HostingSetup.newBuilder()
                .setSetupId(setupId(setup))
                .setFeedKey(speaker(setup, 0).nodeId().hex())
                .setChunks(IntStream.range(0, CHUNKS).boxed().toList())
                .setHosters(IntStream.range(0, LoadShape.HOSTERS)
                        .mapToObj(hoster -> hoster(setup, hoster))
                        .toList())
                .setRegions(REGIONS)
                .build();
    }

    private SetupHoster hoster(int setup, int hoster) {
        return SetupHoster.newBuilder()
                .setHosterId(speaker(setup, hoster).nodeId().hex())
                .setRegion(region(hoster))
                .build();
    }

    private static NodeKey key(SplittableRandom random) {
        byte[] seed = new byte[NodeKey.SEED_BYTES];
        random.nextBytes(seed);
        return NodeKey.ofSeed(seed);
    }
}
