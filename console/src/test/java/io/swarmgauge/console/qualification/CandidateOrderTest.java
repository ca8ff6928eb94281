package io.swarmgauge.console.qualification;

import static io.swarmgauge.console.qualification.Known.NOW;
import static io.swarmgauge.console.qualification.Known.hoster;
import static io.swarmgauge.console.qualification.Known.job;
import static io.swarmgauge.console.qualification.Known.times;
import static io.swarmgauge.schema.node.BenchmarkKind.WORKING;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.views.HosterFacts;
import io.swarmgauge.schema.plan.Job;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateOrderTest {

    private static final Job JOB =
            job().setLatencyMs(100.0).setMinReliability(0.9).build();

    private static final HosterFacts PROVEN = named("proven", 300, 0, 80).facts();
    private static final HosterFacts LESS_PROVEN =
            named("less-proven", 100, 0, 20).facts();
    private static final HosterFacts AS_PROVEN_BUT_SLOWER =
            named("slower", 300, 0, 90).facts();
    private static final HosterFacts NEWCOMER =
            hoster("newcomer").raw("EU", times(10, 5)).facts();
    private static final HosterFacts SLOW = named("slow", 300, 0, 500).facts();
    private static final HosterFacts SLOW_AND_UNRELIABLE =
            named("bad", 30, 300, 500).facts();

    private static final List<HosterFacts> BEST_FIRST =
            List.of(PROVEN, AS_PROVEN_BUT_SLOWER, LESS_PROVEN, NEWCOMER, SLOW, SLOW_AND_UNRELIABLE);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void hostersComeInTheSameOrderHoweverTheyAreGiven(long seed) {
        List<HosterFacts> shuffled = new ArrayList<>(BEST_FIRST);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(CandidateOrder.of(shuffled, JOB, NOW))
                .extracting(Candidate::hosterId)
                .containsExactlyElementsOf(
                        BEST_FIRST.stream().map(HosterFacts::hosterId).toList());
    }

    @Test
    void hostersThatAreAlikeComeByTheirId() {
        assertThat(CandidateOrder.of(
                        List.of(
                                named("b", 300, 0, 80).facts(),
                                named("a", 300, 0, 80).facts()),
                        JOB,
                        NOW))
                .extracting(Candidate::hosterId)
                .containsExactly("a", "b");
    }

    @Test
    void theWorstRegionCounts() {
        Job everywhere = job().setRegions(List.of("EU", "ASIA")).build();
        HosterFacts onlyInEurope = named("only-eu", 1_000, 0, 10).facts();
        HosterFacts inBoth = named("both", 20, 0, 90)
                .reliable("ASIA", 20, 0)
                .latencies(WORKING, "ASIA", times(20, 90))
                .facts();

        assertThat(CandidateOrder.of(List.of(onlyInEurope, inBoth), everywhere, NOW))
                .extracting(Candidate::hosterId)
                .containsExactly("both", "only-eu");
    }

    private static Known named(String id, int successes, int failures, double latency) {
        return hoster(id).reliable("EU", successes, failures).latencies(WORKING, "EU", times(20, latency));
    }
}
