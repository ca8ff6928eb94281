package io.swarmgauge.console.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsViewTest {

    private record Said(String region, long start, int revision) {}

    private static final int DEPTH = 3;

    private final WindowsView<Said> view = view();

    @Test
    void aNewerRevisionReplacesTheFormerAndAnOlderOneDoesNot() {
        view.put("setup-1", new Said("EU", 10, 1));
        view.put("setup-1", new Said("EU", 10, 0));
        assertThat(view.last("setup-1")).containsExactly(new Said("EU", 10, 1));

        view.put("setup-1", new Said("EU", 10, 2));
        assertThat(view.last("setup-1")).containsExactly(new Said("EU", 10, 2));
    }

    @Test
    void onlyTheLastWindowsAreKept() {
        for (long start = 1; start <= 5; start++) {
            view.put("setup-1", new Said("EU", start, 0));
        }

        assertThat(view.before("setup-1", series("EU"), Long.MAX_VALUE, 10))
                .extracting(Said::start)
                .containsExactly(5L, 4L, 3L);
    }

    @Test
    void aRevisionOfAWindowThatFellOutStaysOut() {
        for (long start = 1; start <= 5; start++) {
            view.put("setup-1", new Said("EU", start, 0));
        }
        view.put("setup-1", new Said("EU", 2, 1));

        assertThat(view.before("setup-1", series("EU"), Long.MAX_VALUE, 10))
                .extracting(Said::start)
                .containsExactly(5L, 4L, 3L);
    }

    @Test
    void eachSeriesHasItsOwnLastWindow() {
        view.put("setup-1", new Said("EU", 10, 0));
        view.put("setup-1", new Said("ASIA", 20, 0));

        assertThat(view.last("setup-1")).containsExactly(new Said("ASIA", 20, 0), new Said("EU", 10, 0));
    }

    @Test
    void aPageBeginsWhereTheFormerEnded() {
        for (long start = 1; start <= 3; start++) {
            view.put("setup-1", new Said("EU", start, 0));
        }

        assertThat(view.before("setup-1", series("EU"), 3, 1))
                .extracting(Said::start)
                .containsExactly(2L);
    }

    @Test
    void aTombstoneRemovesTheSetup() {
        view.put("setup-1", new Said("EU", 10, 0));
        view.remove("setup-1");

        assertThat(view.keys()).isEmpty();
        assertThat(view.last("setup-1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOrderAndAnyDuplicationOfTheRecordsGiveTheSameWindows(long seed) {
        Random random = new Random(seed);
        List<Said> records = new ArrayList<>();
        for (long start = 1; start <= 8; start++) {
            for (int revision = 0; revision <= random.nextInt(3); revision++) {
                records.add(new Said("EU", start, revision));
            }
        }
        WindowsView<Said> inOrder = view();
        records.forEach(record -> inOrder.put("setup-1", record));

        List<Said> shuffled = new ArrayList<>(records);
        shuffled.addAll(records.subList(0, records.size() / 2));
        Collections.shuffle(shuffled, random);
        shuffled.forEach(record -> view.put("setup-1", record));

        assertThat(view.before("setup-1", series("EU"), Long.MAX_VALUE, 10))
                .isEqualTo(inOrder.before("setup-1", series("EU"), Long.MAX_VALUE, 10));
    }

    private static WindowsView<Said> view() {
        return new WindowsView<>(DEPTH, said -> series(said.region()), Said::start, Said::revision);
    }

    private static Series series(String region) {
        return new Series(Optional.empty(), Optional.of(region));
    }
}
