package io.swarmgauge.producers.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleFiguresTest {

    private static final Sample FAST = new Sample(1, Outcome.OK, 65_536, 20.0, null);
    private static final Sample SLOW = new Sample(2, Outcome.OK, 34_464, 80.0, null);
    private static final Sample NONE = new Sample(3, Outcome.TIMEOUT, 0, null, null);

    @Test
    void theSpeedOfAChunkIsItsBitsOverItsLatency() {
        assertThat(SampleFigures.speed(65_536, 20.0)).isEqualTo(26_214_400.0);
        assertThat(SampleFigures.speed(65_536, 0.0)).isNull();
        assertThat(SampleFigures.speed(65_536, null)).isNull();
    }

    @Test
    void theFirstChunkIsTheOneWithTheSmallestLatency() {
        assertThat(SampleFigures.firstChunkMs(List.of(NONE, SLOW, FAST))).isEqualTo(20.0);
        assertThat(SampleFigures.firstChunkMs(List.of(NONE))).isNull();
    }

    @Test
    void theEgressIsWhatWasDeliveredOverTheWholeTime() {
        assertThat(SampleFigures.egress(List.of(FAST, NONE, SLOW), 100.0)).isEqualTo(8_000_000.0);
        assertThat(SampleFigures.egress(List.of(NONE), 100.0)).isNull();
        assertThat(SampleFigures.egress(List.of(FAST), null)).isNull();
        assertThat(SampleFigures.egress(List.of(FAST), 0.0)).isNull();
    }
}
