package io.swarmgauge.producers.spool;

import static io.swarmgauge.producers.spool.SpoolRig.METRICS;
import static io.swarmgauge.producers.spool.SpoolRig.TRANSFERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.producers.TestClock;
import io.swarmgauge.producers.spool.SpoolStatus.TopicStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolFullDiskTest {

    private static final String FILLING = "x".repeat(3_000);

    @TempDir
    Path directory;

    private final AtomicLong now = new AtomicLong(System.currentTimeMillis());

    @BeforeEach
    void register() {
        FaultyFiles.register();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_095, 4_096, 5_000, 8_192, 12_000, 16_384, 40_000, 100_000, 400_000})
    void aDiskThatFillsUpStopsNobodyAndLosesNothingSilently(int room) throws IOException, InterruptedException {
        SpoolFiles files = new SpoolFiles(directory, FaultyFiles.SCHEME);
        int added = 0;
        try (SpoolRig rig = SpoolRig.open(files, SpoolSettings.DEFAULT_MAX_BYTES, new TestClock(now))) {
            long epoch = rig.spool.epoch();
            rig.add(TRANSFERS, FILLING).commit();
            FaultyFiles.LIMIT.set(rig.spool.status().fileBytes() + room);
            for (; added < 120; added++) {
                rig.add(METRICS, FILLING).commit();
                now.addAndGet(10_000);
            }
            FaultyFiles.LIMIT.set(Long.MAX_VALUE);
            now.addAndGet(10_000);

            assertThat(rig.commit()).isTrue();

            List<String> found = rig.deliverable();
            assertThat(new HashSet<>(found)).hasSameSizeAs(found);
            assertThat(found).contains(TRANSFERS + "#1");
            assertThat(found.size() - 1 + rig.sum(TopicStatus::dropped)).isEqualTo(added);
            assertThat(rig.spool.epoch()).isEqualTo(epoch);
            assertThat(rig.sum(TopicStatus::lost)).isZero();
            assertThat(rig.spool.status().condition()).isEmpty();
        }
        try (SpoolRig rig = SpoolRig.open(files, SpoolSettings.DEFAULT_MAX_BYTES, new TestClock(now))) {
            assertThat(rig.deliverable().size() - 1 + rig.sum(TopicStatus::dropped))
                    .isEqualTo(added);
        }
    }
}
