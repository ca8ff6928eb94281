package io.swarmgauge.local.swarm;

import io.swarmgauge.schema.plan.Job;
import java.util.List;

/** Jobs that the local swarm's hosters can qualify for: one that most do, and one that asks for much. */
final class LocalJobs {

    private static final long GIBIBYTE = 1L << 30;

    private LocalJobs() {}

    static List<Job> all() {
        return List.of(
                Job.newBuilder()
                        .setJobId("archive-europe")
                        .setKind("hosting_setup")
                        .setRegions(List.of("europe"))
                        .setLatencyMs(1_000.0)
                        .setSpeedBitsPerSecond(100_000.0)
                        .setMinReliability(0.7)
                        .setStorageBytes(GIBIBYTE)
                        .build(),
                Job.newBuilder()
                        .setJobId("stream-everywhere")
                        .setKind("hosting_setup")
                        .setRegions(List.of("europe", "asia"))
                        .setLatencyMs(100.0)
                        .setSpeedBitsPerSecond(1_000_000.0)
                        .setBandwidthBitsPerSecond(2_000_000.0)
                        .setMinReliability(0.7)
                        .setMinQuality(0.5)
                        .setStorageBytes(GIBIBYTE)
                        .build());
    }
}
