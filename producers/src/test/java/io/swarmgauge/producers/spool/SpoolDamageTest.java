package io.swarmgauge.producers.spool;

import static io.swarmgauge.producers.spool.SpoolRig.METRICS;
import static io.swarmgauge.producers.spool.SpoolRig.TRANSFERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmgauge.producers.spool.SpoolStatus.TopicStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are cut anywhere and bits that flip anywhere: no crash, what is whole is sent, what is lost is said.
 *
 * <p>Every byte takes minutes: {@code -Dswarmgauge.torture=every-byte}. Without it bytes far from a block's beginning are sampled.
 */
class SpoolDamageTest {

    private static final boolean EVERY_BYTE = "every-byte".equals(System.getProperty("swarmgauge.torture"));
    private static final int RECORDS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private Path pristine;
    private long epoch;

    @BeforeEach
    void makeASmallStore() throws IOException {
        pristine = directory.resolve("pristine");
        try (SpoolRig rig = SpoolRig.open(pristine)) {
            rig.add(TRANSFERS).add(METRICS).commit();
            rig.add(TRANSFERS).add(TRANSFERS).commit();
            epoch = rig.spool.epoch();
        }
    }

    @Test
    void aStoreCutAtAnyByteLosesNothingSilently() throws IOException, InterruptedException {
        byte[] whole = Files.readAllBytes(SpoolFiles.in(pristine).store());
        for (int length = whole.length - 1; length >= 0; length -= EVERY_BYTE || length % 512 < 40 ? 1 : 37) {
            requireNothingLostSilently("cut to " + length, Arrays.copyOf(whole, length));
        }
    }

    @Test
    void aFlippedBitInAnyByteLosesNothingSilently() throws IOException, InterruptedException {
        byte[] whole = Files.readAllBytes(SpoolFiles.in(pristine).store());
        Random random = new Random(4);
        for (int at = 0; at < whole.length; at++) {
            // Most of the file is padding between blocks.
            if (!EVERY_BYTE && at % (whole[at] == 0 ? 64 : 3) != 0) {
                continue;
            }
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            requireNothingLostSilently("bit flipped in byte " + at, flipped);
        }
    }

    @Test
    void manyFlippedBitsInALargeStoreLoseNothingSilently() throws IOException, InterruptedException {
        Path large = directory.resolve("large");
        int records = 3_000;
        try (SpoolRig rig = SpoolRig.open(large)) {
            for (int i = 0; i < records; i++) {
                rig.add(TRANSFERS);
                if (i % 300 == 299) {
                    rig.commit();
                }
            }
        }
        byte[] whole = Files.readAllBytes(SpoolFiles.in(large).store());
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            byte[] flipped = whole.clone();
            for (int flip = 0; flip <= random.nextInt(4); flip++) {
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            }
            requireNothingLostSilently("round " + round, large, flipped, records);
        }
    }

    @Test
    void aMarkWithAFlippedBitAnywhereLosesNothing() throws IOException, InterruptedException {
        byte[] mark = Files.readAllBytes(SpoolFiles.in(pristine).mark());
        byte[] whole = Files.readAllBytes(SpoolFiles.in(pristine).store());
        for (int at = 0; at < mark.length; at++) {
            Path copy = copy(pristine, whole);
            byte[] flipped = mark.clone();
            flipped[at] ^= 1;
            Files.write(SpoolFiles.in(copy).mark(), flipped);
            try (SpoolRig rig = SpoolRig.open(copy)) {
                assertThat(rig.deliverable()).hasSize(RECORDS);
                assertThat(rig.sum(TopicStatus::lost)).isZero();
            }
        }
    }

    private void requireNothingLostSilently(String what, byte[] store) throws IOException, InterruptedException {
        requireNothingLostSilently(what, pristine, store, RECORDS);
    }

    private void requireNothingLostSilently(String what, Path from, byte[] store, int records)
            throws IOException, InterruptedException {
        Path copy = copy(from, store);
        try (SpoolRig rig = SpoolRig.open(copy)) {
            List<String> found = rig.deliverable();
            Set<String> distinct = new HashSet<>(found);
            assertThat(distinct).as(what).hasSameSizeAs(found);
            long lost = rig.sum(TopicStatus::lost);
            assertThat(found.size() + lost).as(what).isEqualTo(records);
            if (lost > 0) {
                assertThat(rig.spool.epoch()).as(what).isGreaterThan(epoch);
                assertThat(isSetAside(copy) || store.length == 0).as(what).isTrue();
            }
            rig.add(TRANSFERS);
            // Damage that shows only when something is written takes another opening.
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(rig::commit);
            assertThat(rig.deliverable()).as(what).isNotEmpty();
        }
    }

    private static boolean isSetAside(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.anyMatch(file -> file.toString().contains("spool.damaged-"));
        }
    }

    private Path copy(Path from, byte[] store) throws IOException {
        Path copy = directory.resolve("copy");
        if (Files.exists(copy)) {
            try (var files = Files.list(copy)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(copy);
        Files.write(SpoolFiles.in(copy).store(), store);
        Files.copy(SpoolFiles.in(from).mark(), SpoolFiles.in(copy).mark());
        return copy;
    }
}
