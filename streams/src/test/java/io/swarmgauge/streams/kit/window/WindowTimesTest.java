package io.swarmgauge.streams.kit.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowTimesTest {

    private static final WindowTimes TIMES =
            new WindowTimes(Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(60));

    @Test
    void windowsAreAlignedToTheEpoch() {
        assertThat(TIMES.containing(0)).isEqualTo(new Window(0, 10_000));
        assertThat(TIMES.containing(9_999)).isEqualTo(new Window(0, 10_000));
        assertThat(TIMES.containing(10_000)).isEqualTo(new Window(10_000, 20_000));
    }

    @Test
    void aWindowClosesOnTheMomentThatItsGraceIsOver() {
        assertThat(TIMES.lastClosedStart(12_999)).isEqualTo(-10_000);
        assertThat(TIMES.lastClosedStart(13_000)).isZero();
        assertThat(TIMES.lastClosedStart(22_999)).isZero();
        assertThat(TIMES.lastClosedStart(23_000)).isEqualTo(10_000);
    }

    @Test
    void aWindowIsForgottenOnTheMomentThatItsRetentionIsOver() {
        assertThat(TIMES.lastExpiredStart(69_999)).isEqualTo(-10_000);
        assertThat(TIMES.lastExpiredStart(70_000)).isZero();
    }
}
