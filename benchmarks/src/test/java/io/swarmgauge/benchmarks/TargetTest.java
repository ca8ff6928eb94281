package io.swarmgauge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.benchmarks.engine.EngineKind;
import io.swarmgauge.benchmarks.load.Aggregates;
import io.swarmgauge.benchmarks.load.Sums;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {

    private final Target target = new Target(concluded(3), Duration.ofMillis(50));

    @Test
    void anEngineThatLosesAChunkIsShownWhereAndByHowMuch() {
        assertThatThrownBy(() -> target.compare(EngineKind.FLINK, () -> concluded(2)))
                .isInstanceOf(WrongAggregatesException.class)
                .hasMessageContaining("flink comes to " + concluded(2).checksum())
                .hasMessageContaining("the load adds up to " + target.checksum())
                .hasMessageContaining("setup-1 0 anna:  in 0 chunks 0 bytes, out 2 chunks")
                .hasMessageContaining("should be  in 0 chunks 0 bytes, out 3 chunks");
    }

    @Test
    void aCorrectionThatComesSoonIsWaitedFor() {
        Iterator<Aggregates> polled =
                List.of(concluded(2), concluded(2), concluded(3)).iterator();

        assertThatCode(() -> target.compare(EngineKind.SWARMGAUGE, polled::next))
                .doesNotThrowAnyException();
        assertThat(polled).isExhausted();
    }

    private static Aggregates concluded(long chunks) {
        Aggregates aggregates = new Aggregates();
        aggregates.add("setup-1", 0, "anna", new Sums(0, 0, chunks, chunks));
        return aggregates;
    }
}
