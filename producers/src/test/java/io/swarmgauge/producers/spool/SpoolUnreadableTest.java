package io.swarmgauge.producers.spool;

import static io.swarmgauge.producers.spool.SpoolRig.METRICS;
import static io.swarmgauge.producers.spool.SpoolRig.TRANSFERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.producers.TestClock;
import io.swarmgauge.producers.spool.SpoolStatus.TopicStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that cannot be read is not a damaged one, as long as the disk or the memory is to blame. */
class SpoolUnreadableTest {

    private static final long FIRST_PAGE = 8_192;

    @TempDir
    Path directory;

    private final AtomicLong now = new AtomicLong(System.currentTimeMillis());

    @BeforeEach
    void register() {
        FaultyFiles.register();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, FIRST_PAGE})
    void aDiskThatFailsKeepsTheAgentFromStartingAndChangesNothing(long from) throws IOException, InterruptedException {
        long epoch = spoolTwo();
        List<String> before = names();
        FaultyFiles.reading(failingFrom(from));

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(files().store() + " cannot be read now")
                .hasMessageContaining("nothing was changed");

        FaultyFiles.reading(position -> {});
        assertThat(names()).isEqualTo(before);
        requireBoth(epoch);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, FIRST_PAGE})
    void tooLittleMemoryIsNoDamage(long from) throws IOException, InterruptedException {
        long epoch = spoolTwo();
        List<String> before = names();
        FaultyFiles.reading(position -> {
            if (position >= from) {
                throw new OutOfMemoryError("Java heap space");
            }
        });

        assertThatThrownBy(this::open)
                .satisfies(failure -> assertThat(StoreFailure.isDamage(failure)).isFalse());

        FaultyFiles.reading(position -> {});
        assertThat(names()).isEqualTo(before);
        requireBoth(epoch);
    }

    @Test
    void aDiskThatFailsWhileTheAgentRunsIsWaitedOutInTheSameEpoch() throws IOException, InterruptedException {
        long epoch = spoolTwo();
        try (SpoolRig rig = open()) {
            FaultyFiles.FAILING_FLUSHES.set(1);
            FaultyFiles.reading(failingFrom(0));
            assertThat(rig.add(METRICS).commit()).isFalse();
            assertThat(rig.next()).isEmpty();
            assertThat(rig.spool.status().condition()).startsWith("cannot be used");
            FaultyFiles.reading(position -> {});
            now.addAndGet(10_000);
            assertThat(rig.commit()).isTrue();

            assertThat(rig.spool.epoch()).isEqualTo(epoch);
            assertThat(rig.deliverable()).containsExactly(TRANSFERS + "#1", TRANSFERS + "#2", METRICS + "#1");
        }
        assertThat(names()).noneMatch(name -> name.contains("damaged"));
    }

    @Test
    void aRecordThatTheDiskDoesNotGiveIsOfferedAgainBeforeAnyOtherOfItsTopic()
            throws IOException, InterruptedException {
        String filling = "x".repeat(8_000);
        int records = 1_500;
        try (SpoolRig rig = open()) {
            // More than the store keeps in memory.
            for (int i = 0; i < records; i++) {
                rig.add(TRANSFERS, filling);
                if (i % 100 == 99) {
                    rig.commit();
                }
            }
        }
        try (SpoolRig rig = open()) {
            List<String> found = new ArrayList<>();
            for (int failures = 0; found.size() < records; ) {
                FaultyFiles.reading(failures < 5 && found.size() > 700 ? failingFrom(0) : position -> {});
                try {
                    rig.next().ifPresent(record -> found.add(TRANSFERS + "#" + record.sequence()));
                } catch (UnreadableException e) {
                    failures++;
                    assertThat(e.topic()).isEqualTo(TRANSFERS);
                    assertThat(rig.spool.next(Set.of(TRANSFERS), Duration.ZERO)).isEmpty();
                }
            }
            assertThat(found)
                    .isEqualTo(IntStream.rangeClosed(1, records)
                            .mapToObj(sequence -> TRANSFERS + "#" + sequence)
                            .toList());
            assertThat(rig.sum(TopicStatus::lost)).isZero();
        }
    }

    @Test
    void aStoreThatTurnsOutToBeDamagedWhileItIsReadIsReplacedAndTheRestGoesOn()
            throws IOException, InterruptedException {
        String filling = "x".repeat(8_000);
        int records = 1_500;
        try (SpoolRig rig = open()) {
            for (int i = 0; i < records; i++) {
                rig.add(TRANSFERS, filling);
                if (i % 100 == 99) {
                    rig.commit();
                }
            }
        }
        try (SpoolRig rig = open()) {
            try (FileChannel store = FileChannel.open(files().store(), StandardOpenOption.WRITE)) {
                // All but the beginning, as which part of the rest is in use depends on when the store compacted
                // itself.
                for (long at = 64 * 1024; at < store.size(); at += 64 * 1024) {
                    store.write(ByteBuffer.allocate(64 * 1024), at);
                }
            }
            Set<Long> found = new HashSet<>();
            while (rig.spool.depth() > 0) {
                try {
                    rig.next().ifPresent(record -> {
                        found.add(record.sequence());
                        rig.spool.acknowledged(record);
                    });
                } catch (UnreadableException e) {
                    assertThat(e.topic()).isEqualTo(TRANSFERS);
                }
                now.addAndGet(10_000);
                if (rig.spool.hasUnwritten()) {
                    rig.commit();
                }
            }
            rig.commit();
            assertThat(found).hasSizeLessThan(records);
            assertThat(found.size() + rig.sum(TopicStatus::lost)).isGreaterThanOrEqualTo(records);
            assertThat(rig.spool.status().condition()).isEmpty();
            rig.add(METRICS).commit();
            assertThat(rig.deliverable()).containsExactly(METRICS + "#1");
        }
    }

    @Test
    void whatWasSavedFromADamagedStoreIsNotForgottenWhenThatIsDamagedAtOnce() throws IOException {
        spoolTwo();
        Files.delete(files().mark());
        try (SpoolRig rig = open()) {
            assertThat(rig.spool.depth()).isEqualTo(2);
        }
        Files.write(files().store(), new byte[4_096]);

        try (SpoolRig rig = open()) {
            assertThat(rig.spool.depth()).isZero();
            assertThat(rig.sum(TopicStatus::lost)).isEqualTo(2);
        }
        assertThat(names()).filteredOn(name -> name.contains("damaged")).hasSize(2);
    }

    @Test
    void aStoreOfWhichNothingCanBeReadIsKeptEvenIfItNeverHeldAnything() throws IOException {
        try (SpoolRig rig = open()) {
            assertThat(rig.spool.depth()).isZero();
        }
        Files.write(files().store(), new byte[4_096]);
        try (SpoolRig rig = open()) {
            assertThat(rig.sum(TopicStatus::lost)).isZero();
        }
        assertThat(names()).filteredOn(name -> name.contains("damaged")).hasSize(1);
    }

    @Test
    void theNewestThreeDamagedStoresAreKept() throws IOException {
        for (byte damage = 1; damage <= 5; damage++) {
            byte[] store = new byte[4_096];
            store[0] = damage;
            try (SpoolRig rig = open()) {
                rig.add(TRANSFERS).commit();
            }
            Files.write(files().store(), store);
            try (SpoolRig rig = open()) {
                assertThat(rig.sum(TopicStatus::lost)).isEqualTo(1);
            }
        }
        List<Byte> kept = new ArrayList<>();
        for (String name :
                names().stream().filter(each -> each.contains("damaged")).toList()) {
            kept.add(Files.readAllBytes(directory.resolve(name))[0]);
        }
        assertThat(kept).containsExactlyInAnyOrder((byte) 3, (byte) 4, (byte) 5);
    }

    private static FaultyFiles.Reading failingFrom(long from) {
        return position -> {
            if (position >= from) {
                throw new IOException("Input/output error");
            }
        };
    }

    private long spoolTwo() throws IOException {
        try (SpoolRig rig = open()) {
            rig.add(TRANSFERS).add(TRANSFERS).commit();
            return rig.spool.epoch();
        }
    }

    private void requireBoth(long epoch) throws IOException, InterruptedException {
        try (SpoolRig rig = open()) {
            assertThat(rig.spool.epoch()).isEqualTo(epoch);
            assertThat(rig.deliverable()).containsExactly(TRANSFERS + "#1", TRANSFERS + "#2");
            assertThat(rig.sum(TopicStatus::lost)).isZero();
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private SpoolFiles files() {
        return new SpoolFiles(directory, FaultyFiles.SCHEME);
    }

    private SpoolRig open() throws IOException {
        return SpoolRig.open(files(), SpoolSettings.DEFAULT_MAX_BYTES, new TestClock(now));
    }
}
