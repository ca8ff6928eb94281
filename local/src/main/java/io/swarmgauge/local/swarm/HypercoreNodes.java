package io.swarmgauge.local.swarm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Real hypercore nodes: a DHT on the loopback interface, an origin with the feed, and a process per member. */
public final class HypercoreNodes implements Nodes {

    private static final String ORIGIN = "origin";
    private static final int CHUNK_BYTES = 16 << 10;

    private final SwarmPlan plan;
    private final NodeProgram program;
    private final int chunksPerSecond;
    private final HelperProcess dht;
    private final HelperProcess origin;
    private final String bootstrap;
    private final String feedKey;

    private HypercoreNodes(
            SwarmPlan plan,
            NodeProgram program,
            int chunksPerSecond,
            HelperProcess dht,
            HelperProcess origin,
            String bootstrap,
            String feedKey) {
        this.plan = plan;
        this.program = program;
        this.chunksPerSecond = chunksPerSecond;
        this.dht = dht;
        this.origin = origin;
        this.bootstrap = bootstrap;
        this.feedKey = feedKey;
    }

    /**
     * Starts the DHT and the origin and waits for both.
     *
     * @param directory where the feed and the logs are kept
     * @param chunksPerSecond what each leecher asks for
     */
    public static HypercoreNodes start(
            SwarmPlan plan, KeyRing keys, NodeProgram program, Path directory, int chunksPerSecond) {
        Path home = directory.resolve(ORIGIN);
        create(home);
        HelperProcess dht = HelperProcess.start(program.dht(), Map.of(), "dht", directory.resolve("dht.log"));
        try {
            var where = dht.announcement();
            String bootstrap =
                    where.path("host").asText() + ":" + where.path("port").asInt();
            HelperProcess origin = HelperProcess.start(
                    program.origin(plan, home.resolve("feed"), bootstrap, CHUNK_BYTES),
                    keys.of(ORIGIN).environment(),
                    "feed",
                    directory.resolve("origin.log"));
            try {
                String feedKey = origin.announcement().path("key").asText();
                return new HypercoreNodes(plan, program, chunksPerSecond, dht, origin, bootstrap, feedKey);
            } catch (IllegalStateException e) {
                origin.close();
                throw e;
            }
        } catch (IllegalStateException e) {
            dht.close();
            throw e;
        }
    }

    @Override
    public String feedKey() {
        return feedKey;
    }

    @Override
    public List<String> command(Member member, Path directory) {
        return program.member(plan, member, directory, bootstrap, feedKey, chunksPerSecond);
    }

    @Override
    public Map<String, String> environment(Member member) {
        return member.keys().environment();
    }

    @Override
    public void agentStarted(Member member, Path socket) {
        // The agent has started the node itself.
    }

    @Override
    public void close() {
        origin.close();
        dht.close();
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the origin's directory " + directory + " cannot be made", e);
        }
    }
}
