package io.swarmgauge.benchmarks.measure;

import static io.swarmgauge.benchmarks.engine.EngineKind.BARE;
import static io.swarmgauge.benchmarks.engine.EngineKind.FLINK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

    @Test
    void aRoundIsDisturbedWhenTheFixedWorkBeforeOrAfterItTookMuchLonger() {
        Rounds rounds = new Rounds(List.of(1.0, 1.2, 1.3, 1.1, 1.0));

        assertThat(rounds.isDisturbed(1)).isFalse();
        assertThat(rounds.isDisturbed(2)).isTrue();
        assertThat(rounds.isDisturbed(3)).isTrue();
        assertThat(rounds.isDisturbed(4)).isFalse();
    }

    @Test
    void everySecondRoundGoesBackwards() {
        assertThat(Rounds.order(List.of(BARE, FLINK), 1)).containsExactly(BARE, FLINK);
        assertThat(Rounds.order(List.of(BARE, FLINK), 2)).containsExactly(FLINK, BARE);
    }
}
