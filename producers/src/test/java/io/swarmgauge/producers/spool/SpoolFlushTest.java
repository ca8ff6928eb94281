package io.swarmgauge.producers.spool;

import static io.swarmgauge.producers.spool.SpoolRig.METRICS;
import static io.swarmgauge.producers.spool.SpoolRig.TRANSFERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.producers.TestClock;
import io.swarmgauge.producers.spool.SpoolStatus.TopicStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that takes what is written and then fails to flush it: the batch is in the store, though its commit failed. */
class SpoolFlushTest {

    @TempDir
    Path directory;

    private final AtomicLong now = new AtomicLong(System.currentTimeMillis());

    @BeforeEach
    void register() {
        FaultyFiles.register();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aBatchWhoseFlushFailsCountsOnce(int failures) throws IOException, InterruptedException {
        long epoch;
        try (SpoolRig rig = open()) {
            epoch = rig.spool.epoch();
            rig.add(TRANSFERS).commit();
            FaultyFiles.FAILING_FLUSHES.set(failures);
            assertThat(rig.add(TRANSFERS).add(METRICS).commit()).isFalse();
            commitAtLast(rig);

            rig.spool.acknowledged(rig.next().orElseThrow());
            FaultyFiles.FAILING_FLUSHES.set(failures);
            assertThat(rig.commit()).isFalse();
            commitAtLast(rig);

            assertThat(rig.deliverable()).containsExactly(TRANSFERS + "#2", METRICS + "#1");
            assertThat(rig.spool.depth()).isEqualTo(2);
            assertThat(rig.sum(TopicStatus::waiting)).isEqualTo(2);
            assertThat(rig.sum(TopicStatus::acknowledged)).isEqualTo(1);
        }
        try (SpoolRig rig = open()) {
            assertThat(rig.spool.epoch()).as("nothing is damaged").isEqualTo(epoch);
            assertThat(rig.sum(TopicStatus::lost)).isZero();
            assertThat(rig.sum(TopicStatus::acknowledged)).isEqualTo(1);
            rig.add(TRANSFERS).commit();
            assertThat(rig.deliverable()).containsExactly(TRANSFERS + "#2", METRICS + "#1", TRANSFERS + "#3");
        }
    }

    @Test
    void whatIsDroppedFromMemoryMeanwhileIsNotOnDiskEither() throws IOException, InterruptedException {
        String filling = "x".repeat(3_000);
        int added = 100;
        long epoch;
        List<String> found;
        try (SpoolRig rig = open()) {
            epoch = rig.spool.epoch();
            FaultyFiles.FAILING_FLUSHES.set(Integer.MAX_VALUE);
            for (int i = 0; i < added; i++) {
                assertThat(rig.add(METRICS, filling).commit()).isFalse();
                now.addAndGet(10_000);
            }
            FaultyFiles.FAILING_FLUSHES.set(0);
            commitAtLast(rig);

            found = rig.deliverable();
            assertThat(new HashSet<>(found)).hasSameSizeAs(found);
            assertThat(rig.sum(TopicStatus::dropped)).isPositive();
            assertThat(found.size() + rig.sum(TopicStatus::dropped)).isEqualTo(added);
        }
        try (SpoolRig rig = open()) {
            assertThat(rig.spool.epoch()).isEqualTo(epoch);
            assertThat(rig.deliverable()).isEqualTo(found);
            assertThat(found.size() + rig.sum(TopicStatus::dropped)).isEqualTo(added);
        }
    }

    @Test
    void aBatchThatIsFoundInAStoreThatMustBeReplacedCountsOnce() throws IOException, InterruptedException {
        try (SpoolRig rig = open()) {
            rig.add(TRANSFERS).commit();
            SpooledRecord first = rig.next().orElseThrow();
            FaultyFiles.FAILING_FLUSHES.set(Integer.MAX_VALUE);
            rig.spool.acknowledged(first);
            assertThat(rig.add(TRANSFERS).add(METRICS).commit()).isFalse();
            FaultyFiles.FAILING_FLUSHES.set(0);
            // A missing mark says nothing about the store's age: it is replaced by what is found in it.
            Files.delete(files().mark());
            FaultyFiles.reading(position -> {
                throw new IOException("Input/output error");
            });
            now.addAndGet(10_000);
            assertThat(rig.commit()).isFalse();
            FaultyFiles.reading(position -> {});
            commitAtLast(rig);

            assertThat(rig.deliverable()).containsExactly(TRANSFERS + "#2", METRICS + "#1");
            assertThat(rig.sum(TopicStatus::waiting)).isEqualTo(2);
        }
        try (SpoolRig rig = open()) {
            assertThat(rig.sum(TopicStatus::lost)).isZero();
            assertThat(rig.deliverable()).containsExactly(TRANSFERS + "#2", METRICS + "#1");
        }
    }

    private void commitAtLast(SpoolRig rig) {
        for (int i = 0; i < 10 && rig.spool.hasUnwritten(); i++) {
            now.addAndGet(10_000);
            rig.commit();
        }
        assertThat(rig.spool.hasUnwritten()).isFalse();
        assertThat(rig.spool.status().condition()).isEmpty();
    }

    private SpoolFiles files() {
        return new SpoolFiles(directory, FaultyFiles.SCHEME);
    }

    private SpoolRig open() throws IOException {
        return SpoolRig.open(files(), SpoolSettings.DEFAULT_MAX_BYTES, new TestClock(now));
    }
}
