package io.swarmgauge.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.benchmarks.load.LoadShape.Place;
import io.swarmgauge.schema.node.TransferBatch;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadShapeTest {

    private record Speaker(int setup, int speaker) {}

    @ParameterizedTest
    @EnumSource
    void everySpeakersRecordsAreNumberedWithoutGapsUpToTheClosingOne(Lane lane) {
        LoadShape shape = new LoadShape(lane, 2_345L * lane.chunksPerRecord(), 1);
        Map<Speaker, Long> last = new HashMap<>();
        for (long number = 0; number < shape.records(); number++) {
            Place place = shape.place(number);
            long before = last.getOrDefault(new Speaker(place.setup(), place.speaker()), 0L);
            assertThat(place.sequence()).isEqualTo(before + 1);
            last.put(new Speaker(place.setup(), place.speaker()), place.sequence());
        }

        assertThat(last).hasSize(LoadShape.USUAL_SETUPS * LoadShape.SPEAKERS);
        for (int setup = 0; setup < LoadShape.USUAL_SETUPS; setup++) {
            Place closing = shape.closing(setup);
            assertThat(closing.sequence()).isGreaterThan(last.get(new Speaker(setup, closing.speaker())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void timeNeverFallsAndNoRecordReachesOverTheEndOfAWindow(Lane lane) {
        LoadShape shape = new LoadShape(lane, 10_000L * lane.chunksPerRecord(), 1);
        long latest = LoadShape.BEGIN;
        for (long number = 0; number < shape.records(); number++) {
            Place place = shape.place(number);
            assertThat(place.timestamp()).isBetween(latest, LoadShape.END - 1);
            assertThat(window(place.start())).isEqualTo(window(place.timestamp()));
            latest = place.timestamp();
        }
        assertThat(shape.closing(0).timestamp())
                .isGreaterThan(
                        LoadShape.END + LoadShape.WINDOW.plus(LoadShape.GRACE).toMillis());
    }

    @Test
    void aLoadInWhichNotEverySetupSpeaksIsRefused() {
        assertThatThrownBy(() -> new LoadShape(Lane.BATCHES, 99_999, 1))
                .hasMessage("99999 chunk events are too few: the lane needs at least 100000");
    }

    @Test
    void theSameSeedMakesTheSameRecordsAndAnotherSeedOthers() {
        assertThat(seventh(1)).isEqualTo(seventh(1)).isNotEqualTo(seventh(2));
    }

    private static TransferBatch seventh(long seed) {
        LoadShape shape = new LoadShape(Lane.BATCHES, Lane.BATCHES.usualEvents(), seed);
        return new Batches(shape.lane(), seed, new Cast(seed)).batch(shape.place(7), 7);
    }

    private static long window(long time) {
        return Math.floorDiv(time, LoadShape.WINDOW.toMillis());
    }
}
