package io.swarmgauge.streams.runtime;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.Probe;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gauge that hears attestors measure a setup. Windows of a minute with 30 s of grace, kept for a day. */
abstract class AttestationStory {

    static final String ANNA = Swarm.node('1');
    static final String BEN = Swarm.node('2');
    static final String CLARA = Swarm.node('3');
    static final double[] FAST = {10, 11, 12, 13, 14};
    static final double[] MIDDLING = {110, 111, 112, 113, 114};
    static final double[] SLOW = {210, 211, 212, 213, 214};

    @TempDir
    Path directory;

    GaugeDriver gauge;

    @BeforeEach
    void planTheSetup() {
        gauge = new GaugeDriver(directory, "");
        gauge.plan(Swarm.setup());
    }

    @AfterEach
    void close() {
        gauge.close();
    }

    void hear(Probe probe) {
        BenchmarkResult result = probe.record();
        gauge.send(
                TopicCatalogue.BENCHMARKS,
                Swarm.SETUP,
                result,
                result.getHeader().getWindowEnd() - 1);
    }

    List<AttestedWindow> attested() {
        return gauge.read(TopicCatalogue.ATTESTATIONS);
    }

    List<Ranking> rankings() {
        return gauge.read(TopicCatalogue.RANKINGS);
    }

    List<PayAlignment> alignments() {
        return gauge.read(TopicCatalogue.PAY_ALIGNMENT);
    }

    /** By latency, over all regions. */
    Ranking latency() {
        return rankings().get(0);
    }

    static String first(List<Ranking> rankings, String region) {
        return rankings.stream()
                .filter(ranking -> region.equals(ranking.getRegion()))
                .filter(ranking -> ranking.getPerformance() == Performance.LATENCY)
                .map(ranking -> ranking.getHosters().get(0).getHosterId())
                .findFirst()
                .orElseThrow();
    }

    static RegionAttestation of(String hosterId, AttestedWindow window) {
        return window.getHosters().stream()
                .filter(hoster -> hoster.getHosterId().equals(hosterId))
                .flatMap(hoster -> hoster.getRegions().stream())
                .findFirst()
                .orElseThrow();
    }
}
