package io.swarmgauge.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpenWindowsTest {

    private final OpenWindows windows = new OpenWindows();

    @Test
    void aWindowIsOverWhenTimePassesItsEndAndTheGrace() {
        windows.add(moved("s1", 0, 3), 9_000);
        windows.add(moved("s1", 0, 4), 9_999);

        assertThat(windows.add(moved("s1", 10_000, 1), 14_999)).isEmpty();
        List<Concluded> concluded = windows.add(moved("s1", 10_000, 1), 15_000);

        assertThat(concluded).singleElement().satisfies(over -> {
            assertThat(over.setupId()).isEqualTo("s1");
            assertThat(over.windowStart()).isZero();
            assertThat(over.totals().nodes).hasEntrySatisfying("anna", anna -> {
                assertThat(anna.chunksOut).isEqualTo(7);
                assertThat(anna.batches).isEqualTo(2);
            });
        });
    }

    @Test
    void everySetupHasItsOwnWindows() {
        windows.add(moved("s1", 0, 3), 1);
        windows.add(moved("s2", 0, 4), 2);
        windows.add(moved("s2", 10_000, 4), 10_000);

        assertThat(windows.add(moved("s1", 30_000, 1), 30_000))
                .extracting(Concluded::setupId, Concluded::windowStart)
                .containsExactlyInAnyOrder(tuple("s1", 0L), tuple("s2", 0L), tuple("s2", 10_000L));
    }

    private static Moved moved(String setup, long window, long chunks) {
        return new Moved(setup, window, "anna", "europe", true, 0, 0, chunks, chunks * 10);
    }
}
