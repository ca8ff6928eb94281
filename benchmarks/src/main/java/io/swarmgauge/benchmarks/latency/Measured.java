package io.swarmgauge.benchmarks.latency;

import io.swarmgauge.benchmarks.load.Cast;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.signing.NodeKey;
import java.util.List;
import java.util.stream.IntStream;

/** What a setup's attestor measures: its first hoster is twice as quick as its second, and that as its third. */
final class Measured {

    private static final int CHUNK_BYTES = 65_536;
    private static final int TIMEOUT_MS = 5_000;
    private static final double QUICKEST_MS = 20;
    private static final double BITS_PER_BYTE = 8;
    private static final double MILLIS_PER_SECOND = 1_000;

    private Measured() {}

    static NodeKey attestor(Cast cast, int setup) {
        return cast.speaker(setup, LoadShape.HOSTERS);
    }

    static BenchmarkResult of(Cast cast, int setup, int hoster, long sequence, long end) {
        double latencyMs = QUICKEST_MS * (1 << hoster);
        double speed = CHUNK_BYTES * BITS_PER_BYTE / (latencyMs / MILLIS_PER_SECOND);
        List<Sample> samples = IntStream.range(0, Cast.CHUNKS)
                .mapToObj(chunk -> new Sample(chunk, Outcome.OK, CHUNK_BYTES, latencyMs, speed))
                .toList();
        return BenchmarkResult.newBuilder()
                .setHeader(NodeHeader.newBuilder()
                        .setNodeId(attestor(cast, setup).nodeId().hex())
                        .setRegion(cast.region(LoadShape.HOSTERS))
                        .setEpoch(LoadShape.BEGIN)
                        .setSequence(sequence)
                        .setWindowStart(end - 1)
                        .setWindowEnd(end)
                        .build())
                .setSetupId(cast.setupId(setup))
                .setHosterId(cast.speaker(setup, hoster).nodeId().hex())
                .setKind(BenchmarkKind.WORKING)
                .setTimeoutMs(TIMEOUT_MS)
                .setSamples(samples)
                .build();
    }
}
