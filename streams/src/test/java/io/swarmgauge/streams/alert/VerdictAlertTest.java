package io.swarmgauge.streams.alert;

import static io.swarmgauge.streams.alert.Given.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictAlertTest {

    private final Watch watch = new Watch(Given.overReported().build());

    @Test
    void the_first_period_with_the_verdict_fires_and_the_next_with_another_ends_it() {
        watch.sees(
                verdict(0, 60, 0, "CONSISTENT"),
                verdict(60, 120, 0, "OVER_REPORTED"),
                verdict(120, 180, 0, "OVER_REPORTED"),
                verdict(180, 240, 0, "CONSISTENT"));

        assertThat(watch.story()).containsExactly("FIRING 60..", "RESOLVED 60..180");
        assertThat(watch.last().getSummary()).isEqualTo("A hoster claims too much: over after 2m, verdict CONSISTENT");
        assertThat(watch.last().getValue()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSUFFICIENT_EVIDENCE", "MISSING", "UNKNOWN"})
    void a_period_that_nothing_is_known_of_ends_nothing(String inconclusive) {
        watch.sees(verdict(0, 60, 0, "OVER_REPORTED"), verdict(60, 120, 0, inconclusive));

        assertThat(watch.story()).containsExactly("FIRING 0..");
    }

    @Test
    void a_period_that_nothing_is_known_of_does_not_break_a_breach() {
        Watch patient = new Watch(Given.overReported().setForMs(180_000).build());

        patient.sees(
                verdict(0, 60, 0, "OVER_REPORTED"),
                verdict(60, 120, 0, "MISSING"),
                verdict(120, 180, 0, "OVER_REPORTED"));

        assertThat(patient.story()).containsExactly("FIRING 0..");
    }

    @Test
    void a_rule_may_be_about_missing_claims() {
        Watch missing = new Watch(Given.overReported().setVerdict("MISSING").build());

        missing.sees(verdict(0, 60, 0, "MISSING"), verdict(60, 120, 0, "INSUFFICIENT_EVIDENCE"));

        assertThat(missing.story()).containsExactly("FIRING 0..");
    }

    @Test
    void a_corrected_verdict_takes_the_place_of_the_first() {
        watch.sees(verdict(0, 60, 0, "CONSISTENT"), verdict(0, 60, 1, "OVER_REPORTED"));
        assertThat(watch.story()).containsExactly("FIRING 0..");

        watch.sees(verdict(0, 60, 2, "CONSISTENT"), verdict(0, 60, 1, "OVER_REPORTED"));

        assertThat(watch.story()).containsExactly("FIRING 0..", "RESOLVED 0..0");
    }
}
