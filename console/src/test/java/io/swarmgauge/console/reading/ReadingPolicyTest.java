package io.swarmgauge.console.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.observe.Health;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadingPolicyTest {

    private static final Duration JUST_NOW = Duration.ofSeconds(1);

    @Test
    void viewsThatAreCompleteAndFollowedAreReady() {
        assertThat(ReadingPolicy.ready(new ReadingSigns(true, true, "", 3, Duration.ofSeconds(30))))
                .isEqualTo(Health.up());
    }

    @Test
    void viewsThatAreStillBeingFilledAreNotReadyAndSayWhatIsLeft() {
        assertThat(ReadingPolicy.ready(new ReadingSigns(true, false, "", 1200, JUST_NOW))
                        .problems())
                .containsExactly("the topics are being read from their beginnings, 1200 offsets are left");
    }

    @Test
    void troubleIsSaid() {
        assertThat(ReadingPolicy.ready(new ReadingSigns(true, true, "no broker answers", 0, JUST_NOW))
                        .problems())
                .containsExactly("cannot read on, tries again: no broker answers");
    }

    @Test
    void aReaderThatHangsIsNotReadyThoughNothingFailed() {
        assertThat(ReadingPolicy.ready(new ReadingSigns(true, true, "", 7, Duration.ofSeconds(31)))
                        .problems())
                .singleElement()
                .asString()
                .startsWith("nothing was read for 31 s, 7 offsets wait");
    }

    @Test
    void onlyAReaderThatHasEndedMustBeRestarted() {
        ReadingSigns ended = new ReadingSigns(false, true, "", 0, JUST_NOW);

        assertThat(ReadingPolicy.live(ended).isUp()).isFalse();
        assertThat(ReadingPolicy.ready(ended)).isEqualTo(ReadingPolicy.live(ended));
        assertThat(ReadingPolicy.live(new ReadingSigns(true, false, "away", 9, Duration.ofHours(1)))
                        .isUp())
                .isTrue();
    }
}
