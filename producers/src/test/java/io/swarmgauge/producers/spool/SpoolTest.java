package io.swarmgauge.producers.spool;

import static io.swarmgauge.producers.TestNodes.KEY;
import static io.swarmgauge.producers.spool.SpoolRig.METRICS;
import static io.swarmgauge.producers.spool.SpoolRig.TRANSFERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.producers.TestClock;
import io.swarmgauge.producers.spool.SpoolStatus.TopicStatus;
import io.swarmgauge.signing.NodeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @TempDir
    Path directory;

    @Test
    void nothingIsHandedOverBeforeItIsOnDisk() throws IOException, InterruptedException {
        try (SpoolRig rig = SpoolRig.open(directory)) {
            rig.add(TRANSFERS);
            assertThat(rig.next()).isEmpty();
            assertThat(rig.spool.depth()).isEqualTo(1);

            assertThat(rig.commit()).isTrue();

            assertThat(rig.next()).get().satisfies(record -> {
                assertThat(record.sequence()).isEqualTo(1);
                assertThat(record.timestamp()).isEqualTo(1_000);
            });
        }
    }

    @Test
    void whatWasNotAcknowledgedIsThereAfterARestartInItsEpochAndOrder() throws IOException, InterruptedException {
        long epoch;
        try (SpoolRig rig = SpoolRig.open(directory)) {
            epoch = rig.spool.epoch();
            rig.add(TRANSFERS).add(METRICS).add(TRANSFERS).commit();
            rig.spool.acknowledged(rig.next().orElseThrow());
            rig.commit();
        }
        try (SpoolRig rig = SpoolRig.open(directory)) {
            assertThat(rig.spool.epoch()).isEqualTo(epoch);
            rig.add(TRANSFERS).commit();

            assertThat(rig.deliverable()).containsExactly(METRICS + "#1", TRANSFERS + "#2", TRANSFERS + "#3");
            assertThat(rig.sum(TopicStatus::acknowledged)).isEqualTo(1);
            assertThat(rig.spool.status().lastAcknowledgedMs()).isPositive();
        }
    }

    @Test
    void whatIsPutBackComesFirstAgainAndABlockedTopicHoldsUpNobody() throws IOException, InterruptedException {
        try (SpoolRig rig = SpoolRig.open(directory)) {
            rig.add(TRANSFERS).add(TRANSFERS).add(METRICS).commit();
            SpooledRecord first = rig.next().orElseThrow();
            rig.spool.putBack(first);

            assertThat(rig.spool.next(Set.of(TRANSFERS), Duration.ZERO))
                    .get()
                    .satisfies(record -> assertThat(record.topic()).isEqualTo(METRICS));
            assertThat(rig.spool.next(Set.of(TRANSFERS), Duration.ZERO)).isEmpty();
            assertThat(rig.next()).get().satisfies(record -> assertThat(record.sequence())
                    .isEqualTo(1));
        }
    }

    @Test
    void aFullSpoolDropsHostMetricsFirstAndSelfReportsLast() throws IOException, InterruptedException {
        String filling = "x".repeat(1_000);
        try (SpoolRig rig = SpoolRig.open(SpoolFiles.in(directory), 4_500, Clock.systemUTC())) {
            rig.add("node.self-reports", filling).add(TRANSFERS, filling);
            rig.add(METRICS, filling).commit();
            rig.add("node.jobs", filling).add("node.self-reports", filling).commit();
            assertThat(rig.sum(TopicStatus::dropped)).isEqualTo(2);
            rig.add("node.self-reports", filling)
                    .add("node.self-reports", filling)
                    .commit();

            assertThat(rig.deliverable())
                    .containsExactly("node.self-reports#2", "node.self-reports#3", "node.self-reports#4");
            assertThat(rig.spool.status().topics())
                    .filteredOn(topic -> topic.dropped() > 0)
                    .extracting(TopicStatus::topic)
                    .containsExactly(METRICS, "node.jobs", "node.self-reports", TRANSFERS);
        }
    }

    @Test
    void whatNobodyTakesIsKeptAsideAndCounted() throws IOException, InterruptedException {
        try (SpoolRig rig = SpoolRig.open(directory)) {
            rig.add(TRANSFERS).commit();
            rig.spool.refused(rig.next().orElseThrow());
            rig.commit();
        }
        try (SpoolRig rig = SpoolRig.open(directory)) {
            assertThat(rig.deliverable()).isEmpty();
            assertThat(rig.sum(TopicStatus::refused)).isEqualTo(1);
        }
    }

    @Test
    void aDirectoryBelongsToOneAgentAndOneNode() throws IOException {
        try (SpoolRig rig = SpoolRig.open(directory)) {
            assertThatThrownBy(() -> SpoolRig.open(directory))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another agent has the state directory")
                    .hasMessageContaining("node.state-dir");
            assertThat(rig.spool.depth()).isZero();
        }
        NodeKey other = NodeKey.generate();
        assertThatThrownBy(() -> Spool.open(
                        new SpoolSettings(directory, SpoolSettings.DEFAULT_MAX_BYTES),
                        other.nodeId(),
                        Clock.systemUTC(),
                        SpoolListener.NOBODY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds the spool of node " + KEY.nodeId());
    }

    @Test
    void itsFilesAreItsOwnersAlone() throws IOException {
        Path state = directory.resolve("deep/state");
        try (SpoolRig rig = SpoolRig.open(state)) {
            rig.add(TRANSFERS).commit();
            assertThat(Files.getPosixFilePermissions(state)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
            try (var files = Files.list(state)) {
                assertThat(files.toList()).hasSizeGreaterThan(2).allSatisfy(file -> assertThat(
                                Files.getPosixFilePermissions(file))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------")));
            }
        }
    }

    @Test
    void aStoreThatWasRolledBackBeginsANewEpochAndSaysWhatIsLost() throws IOException, InterruptedException {
        Path old = directory.resolve("old");
        AtomicLong now = new AtomicLong(1_000_000);
        SpoolFiles files = SpoolFiles.in(directory);
        long epoch;
        try (SpoolRig rig = SpoolRig.open(files, SpoolSettings.DEFAULT_MAX_BYTES, new TestClock(now))) {
            rig.add(TRANSFERS).commit();
            epoch = rig.spool.epoch();
        }
        Files.copy(files.store(), old);
        try (SpoolRig rig = SpoolRig.open(files, SpoolSettings.DEFAULT_MAX_BYTES, new TestClock(now))) {
            assertThat(rig.spool.epoch()).isEqualTo(epoch);
            rig.add(TRANSFERS).add(TRANSFERS).commit();
        }
        Files.copy(old, files.store(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        try (SpoolRig rig = SpoolRig.open(files, SpoolSettings.DEFAULT_MAX_BYTES, new TestClock(now))) {
            assertThat(rig.spool.epoch()).isGreaterThan(epoch);
            assertThat(rig.sum(TopicStatus::lost)).isEqualTo(2);
            assertThat(rig.deliverable()).containsExactly(TRANSFERS + "#1");
            rig.add(TRANSFERS).commit();
            assertThat(rig.deliverable()).containsExactly(TRANSFERS + "#1");
        }
    }

    @Test
    void aMissingOrDamagedMarkBeginsANewEpochAndLosesNothing() throws IOException, InterruptedException {
        SpoolFiles files = SpoolFiles.in(directory);
        long epoch;
        try (SpoolRig rig = SpoolRig.open(directory)) {
            rig.add(TRANSFERS).commit();
            epoch = rig.spool.epoch();
        }
        Files.write(files.mark(), new byte[72]);
        try (SpoolRig rig = SpoolRig.open(directory)) {
            assertThat(rig.spool.epoch()).isGreaterThan(epoch);
            epoch = rig.spool.epoch();
        }
        Files.delete(files.mark());
        try (SpoolRig rig = SpoolRig.open(directory)) {
            assertThat(rig.spool.epoch()).isGreaterThan(epoch);
            assertThat(rig.deliverable()).containsExactly(TRANSFERS + "#1");
            assertThat(rig.sum(TopicStatus::lost)).isZero();
        }
    }

    @Test
    void stateIsKeptWithTheRecordsItBelongsTo() throws IOException {
        try (SpoolRig rig = SpoolRig.open(directory)) {
            SpoolBatch batch = rig.add(TRANSFERS).spool.take();
            batch.putState("one", new byte[] {1});
            batch.putState("two", new byte[] {2});
            rig.spool.commit(batch);
            SpoolBatch later = rig.spool.take();
            later.removeState("two");
            rig.spool.commit(later);
            rig.spool.take().putState("three", new byte[] {3});
        }
        try (SpoolRig rig = SpoolRig.open(directory)) {
            assertThat(rig.spool.state()).containsOnlyKeys("one");
            assertThat(rig.spool.depth()).isEqualTo(1);
        }
    }
}
