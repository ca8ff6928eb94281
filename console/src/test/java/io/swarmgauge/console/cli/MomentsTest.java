package io.swarmgauge.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    private static final Instant NOW = Instant.parse("2026-12-24T18:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "now, 2026-12-24T18:00:00Z",
        "7d, 2026-12-17T18:00:00Z",
        "90m, 2026-12-24T16:30:00Z",
        "2026-11-01, 2026-11-01T00:00:00Z",
        "2026-11-01T12:00:00Z, 2026-11-01T12:00:00Z",
        "2026-11-01T12:00:00+01:00, 2026-11-01T11:00:00Z"
    })
    void momentsAreReadInEveryForm(String text, Instant meant) {
        assertThat(Moments.parse(text, NOW)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "2026-13-01", "2026-11-01T12:00:00", "T", "-3d"})
    void anythingElseIsNoMoment(String text) {
        assertThat(Moments.parse(text, NOW)).isEmpty();
    }
}
