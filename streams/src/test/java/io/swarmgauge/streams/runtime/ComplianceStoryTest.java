package io.swarmgauge.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.PoolWindow;
import io.swarmgauge.schema.gauge.TermCompliance;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.Probe;
import io.swarmgauge.streams.testkit.Registration;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComplianceStoryTest {

    @TempDir
    Path directory;

    @Test
    void whatAnAttestorMeasuresIsHeldAgainstTheTermsAcrossARestart() {
        try (GaugeDriver gauge = new GaugeDriver(directory, "")) {
            gauge.plan(HostingSetup.newBuilder(Swarm.setup())
                    .setTerms(new Terms(null, null, null, 100.0, 0.95))
                    .build());
            hear(
                    gauge,
                    Probe.of(Swarm.node('1'), Swarm.ALICE, 1)
                            .answered(20, 30, 150)
                            .timedOut(1)
                            .record());
            gauge.passTimeTo(200_000);
            gauge.restart();
            gauge.passTimeTo(200_001);
            gauge.passWallClock(Duration.ofSeconds(1));
            List<ComplianceWindow> said = gauge.read(TopicCatalogue.COMPLIANCE);
            assertThat(said).hasSize(1);
            TermCompliance lag = said.get(0).getRegions().get(0).getTerms().get(0);
            assertThat(List.of(lag.getGood(), lag.getTotal())).containsExactly(2L, 4L);
        }
    }

    @Test
    void aHosterThatRegistersIsInThePoolOfItsRegion() {
        try (GaugeDriver gauge = new GaugeDriver(directory, "pool: {interval: 30s}")) {
            gauge.hear(Registration.of(Swarm.ALICE, 1, 1_000).record());
            gauge.hear(Registration.of(Swarm.ALICE, 2, 61_000).record());
            gauge.hear(Registration.of(Swarm.ALICE, 3, 121_000).record());
            gauge.passWallClock(Duration.ofSeconds(1));
            assertThat(gauge.read(TopicCatalogue.POOL))
                    .extracting(PoolWindow::getWindowEnd, PoolWindow::getProviders)
                    .contains(tuple(30_000L, 1));
        }
    }

    private static void hear(GaugeDriver gauge, BenchmarkResult result) {
        gauge.send(
                TopicCatalogue.BENCHMARKS,
                Swarm.SETUP,
                result,
                result.getHeader().getWindowEnd() - 1);
    }
}
