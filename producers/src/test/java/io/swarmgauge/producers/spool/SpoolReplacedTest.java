package io.swarmgauge.producers.spool;

import static io.swarmgauge.producers.spool.SpoolRig.TRANSFERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.producers.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that has to be replaced while its agent runs. */
class SpoolReplacedTest {

    @TempDir
    Path directory;

    private final AtomicLong now = new AtomicLong(System.currentTimeMillis());

    @BeforeEach
    void register() {
        FaultyFiles.register();
    }

    @Test
    void stateThatWasCommittedOnceSurvivesThoughItNeverChangesAgain() throws IOException {
        SpoolFiles files = new SpoolFiles(directory, FaultyFiles.SCHEME);
        byte[] state = "lines up to 7 are stored".getBytes(StandardCharsets.UTF_8);
        try (SpoolRig rig = open(files)) {
            long epoch = rig.spool.epoch();
            SpoolBatch batch = rig.add(TRANSFERS).spool.take();
            batch.putState("session/s", state);
            assertThat(rig.spool.commit(batch)).isTrue();

            Files.write(files.store(), new byte[4_096]);
            FaultyFiles.LIMIT.set(0);
            assertThat(rig.add(TRANSFERS).commit()).isFalse();
            FaultyFiles.LIMIT.set(Long.MAX_VALUE);
            now.addAndGet(10_000);
            assertThat(rig.commit()).isTrue();
            assertThat(rig.spool.epoch()).isGreaterThan(epoch);
        }
        try (SpoolRig rig = open(files)) {
            assertThat(rig.spool.state()).containsOnlyKeys("session/s").containsEntry("session/s", state);
        }
    }

    private SpoolRig open(SpoolFiles files) throws IOException {
        return SpoolRig.open(files, SpoolSettings.DEFAULT_MAX_BYTES, new TestClock(now));
    }
}
