package io.swarmgauge.console.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.delivery.ResendPolicy.Due;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.plan.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResendPolicyTest {

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Instant START = Alerts.START;

    private final ResendPolicy policy = new ResendPolicy(INTERVAL);
    private final Alert open = Alerts.firing("a1", START);
    private final Alert over = Alerts.resolved("a1", START, START.plusSeconds(90));

    @Test
    void anOpenAlertIsToldAtOnceAndAgainAfterEachInterval() {
        assertThat(told(START, open)).isEqualTo(1);
        assertThat(told(START.plusSeconds(59), open)).isZero();
        assertThat(told(START.plusSeconds(60), open)).isEqualTo(1);
        assertThat(told(START.plus(Duration.ofDays(30)), open)).isEqualTo(1);
    }

    @Test
    void itStaysValidForSeveralIntervals() {
        assertThat(policy.validUntil(START)).isEqualTo(START.plus(Duration.ofMinutes(4)));
    }

    @Test
    void whatDidNotArriveIsDueUntilItDoes() {
        assertThat(policy.due(List.of(open), START)).hasSize(1);
        assertThat(policy.due(List.of(open), START.plusSeconds(1))).hasSize(1);
        assertThat(told(START.plusSeconds(2), open)).isEqualTo(1);
        assertThat(policy.due(List.of(open), START.plusSeconds(3))).isEmpty();
    }

    @Test
    void theEndIsToldAtOnceAndRepeatedForAQuarterOfAnHour() {
        told(START, open);
        Instant end = START.plusSeconds(90);

        assertThat(told(end, over)).isEqualTo(1);
        assertThat(told(end.plusSeconds(30), over)).isZero();
        assertThat(told(end.plus(Duration.ofMinutes(14)), over)).isEqualTo(1);
        assertThat(told(end.plus(Duration.ofMinutes(15)), over)).isZero();
        assertThat(told(end.plus(Duration.ofDays(1)), over)).isZero();
    }

    @Test
    void theEndOfAnAlertThatWasToldIsToldHoweverOldItIs() {
        told(START, open);

        assertThat(told(START.plus(Duration.ofDays(2)), over)).isEqualTo(1);
    }

    @Test
    void whatEndedLongBeforeTheStartIsNoNewsAndWhatEndedJustNowIs() {
        Alert old = Alerts.resolved("a2", START, START.plusSeconds(1));

        assertThat(told(START.plus(Duration.ofHours(2)), old)).isZero();
        assertThat(told(START.plus(Duration.ofMinutes(30)), old)).isEqualTo(1);
    }

    @Test
    void theNextEpisodeOfTheSameAlertIsToldAtOnce() {
        told(START, open);
        told(START.plusSeconds(90), over);

        assertThat(told(START.plusSeconds(91), Alerts.firing("a1", START.plusSeconds(91))))
                .isEqualTo(1);
    }

    @Test
    void anAlertEndsUnderTheLabelsUnderWhichItBegan() {
        told(START, open);
        over.put("severity", Severity.CRITICAL);

        assertThat(policy.due(List.of(over), START.plusSeconds(90)))
                .singleElement()
                .satisfies(due -> assertThat(due.labels()).isEqualTo(AlertText.labels(open)));
    }

    @Test
    void aForgottenAlertIsNotToldAndItsReturnIsNews() {
        told(START, open);
        assertThat(policy.due(List.of(), START.plusSeconds(1))).isEmpty();

        assertThat(told(START.plusSeconds(2), open)).isEqualTo(1);
    }

    /** How many were due; they arrive. */
    private int told(Instant now, Alert... statements) {
        List<Due> due = policy.due(List.of(statements), now);
        policy.sent(due, now);
        return due.size();
    }
}
