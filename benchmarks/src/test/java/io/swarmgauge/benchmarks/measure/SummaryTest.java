package io.swarmgauge.benchmarks.measure;

import static io.swarmgauge.benchmarks.engine.EngineKind.BARE;
import static io.swarmgauge.benchmarks.engine.EngineKind.SWARMGAUGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.benchmarks.engine.EngineKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final long EVENTS = 2_000_000;

    @Test
    void ratiosAreTakenWithinEachRoundAndThenTheirMedian() {
        List<Figures> figures = List.of(
                run(BARE, 1, 1, 0.5),
                run(SWARMGAUGE, 1, 2, 1),
                run(SWARMGAUGE, 2, 8, 4),
                run(BARE, 2, 2, 1),
                run(BARE, 3, 1, 0.5),
                run(SWARMGAUGE, 3, 4, 2));

        Summary summary = Summary.of(SWARMGAUGE, figures, EVENTS);

        assertThat(summary.ofBare()).contains(new Spread(0.25, 0.25, 0.5));
        assertThat(summary.engineCpuPerMillion()).isEqualTo(new Spread(2, 1, 4));
        assertThat(summary.brokerCpuPerMillion()).isEqualTo(new Spread(1, 0.5, 2));
        assertThat(summary.eventsPerCpuSecond().max()).isEqualTo(EVENTS / 3.0);
    }

    @Test
    void theBrokersTimeCountsInOneOfTheTwoRatios() {
        Summary summary = Summary.of(SWARMGAUGE, List.of(run(BARE, 1, 1, 1), run(SWARMGAUGE, 1, 2, 6)), EVENTS);

        assertThat(summary.ofBareEngine()).contains(new Spread(0.5, 0.5, 0.5));
        assertThat(summary.ofBare()).contains(new Spread(0.25, 0.25, 0.25));
    }

    @Test
    void withoutTheBareLoopThereIsNoRatio() {
        assertThat(Summary.of(SWARMGAUGE, List.of(run(SWARMGAUGE, 1, 2, 1)), EVENTS)
                        .ofBare())
                .isEmpty();
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(3, 1, 9));
    }

    private static Figures run(EngineKind engine, int round, double cpu, double broker) {
        return new Figures(engine, round, cpu, broker, 1, 0, 0, 100);
    }
}
