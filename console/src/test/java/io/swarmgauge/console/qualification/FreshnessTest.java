package io.swarmgauge.console.qualification;

import static io.swarmgauge.console.qualification.Known.NOW;
import static io.swarmgauge.console.qualification.Known.hoster;
import static io.swarmgauge.console.qualification.Known.job;
import static io.swarmgauge.console.qualification.Known.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.plan.Job;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private static final long FOUR_WEEKS = Duration.ofDays(28).toMillis();
    private static final Job ASKING =
            job().setMinReliability(0.9).setLatencyMs(100.0).build();

    private final Known seenLong = hoster().reliable("EU", 57, 0).latencies(BenchmarkKind.WORKING, "EU", times(20, 20));

    @Test
    void whatWasSeenFourWeeksAgoStillCounts() {
        assertThat(judged(seenLong, NOW + FOUR_WEEKS, ReasonCode.RELIABILITY).basis())
                .isEqualTo(Basis.WORKING);
        assertThat(judged(seenLong, NOW + FOUR_WEEKS, ReasonCode.LATENCY).basis())
                .isEqualTo(Basis.WORKING);
    }

    @Test
    void whatWasSeenBeforeIsUnknownAgain() {
        assertThat(judged(seenLong, NOW + FOUR_WEEKS + 1, ReasonCode.RELIABILITY))
                .returns(false, Reason::ok)
                .returns(Basis.NOTHING, Reason::basis);
        assertThat(judged(seenLong, NOW + FOUR_WEEKS + 1, ReasonCode.LATENCY)).returns(false, Reason::ok);
    }

    @Test
    void aRawBenchmarkStaysGood() {
        Known idle = hoster().raw("EU", times(10, 20));

        assertThat(judged(idle, NOW + 10 * FOUR_WEEKS, ReasonCode.LATENCY))
                .returns(true, Reason::ok)
                .returns(Basis.RAW, Reason::basis);
    }

    private static Reason judged(Known hoster, long now, ReasonCode code) {
        return Qualification.of(hoster.facts(), ASKING, now).reasons().stream()
                .filter(reason -> reason.code() == code)
                .findFirst()
                .orElseThrow();
    }
}
