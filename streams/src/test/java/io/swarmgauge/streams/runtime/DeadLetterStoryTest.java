package io.swarmgauge.streams.runtime;

import static io.swarmgauge.streams.testkit.GaugeDriver.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.ChunkHistogram;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.Traffic;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.Claim;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterStoryTest {

    @TempDir
    Path directory;

    private GaugeDriver gauge;

    @BeforeEach
    void planTheSetup() {
        gauge = new GaugeDriver(directory, "");
        gauge.plan(Swarm.setup());
    }

    @AfterEach
    void close() {
        gauge.close();
    }

    @Test
    void bytesThatAreNoRecordAreKeptWholeAndTheRestGoesOn() {
        byte[] rubbish = "rubbish".getBytes(UTF_8);
        gauge.sendBytes(TopicCatalogue.TRANSFERS, Swarm.SETUP.getBytes(UTF_8), rubbish, 5_000);
        assertThat(gauge.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo(Swarm.SETUP.getBytes(UTF_8));
            assertThat(letter.value()).isEqualTo(rubbish);
            assertThat(header(letter, "sg-reason")).isEqualTo("UNDECODABLE");
            assertThat(header(letter, "sg-detail")).isNotBlank();
            assertThat(header(letter, "sg-topic")).isEqualTo("node.transfers");
            assertThat(header(letter, "sg-partition")).isEqualTo("0");
            assertThat(header(letter, "sg-offset")).isEqualTo("0");
            assertThat(header(letter, "sg-timestamp")).isEqualTo("5000");
        });
        assertThat(gauge.count("swarmgauge.streams.refused", "topic", "node.transfers", "reason", "UNDECODABLE"))
                .isEqualTo(1);

        gauge.hear(Batch.of(Swarm.ALICE, 1).record());
        assertThat(gauge.deadLetters()).isEmpty();
        assertThat(gauge.count("swarmgauge.streams.accepted", "topic", "node.transfers"))
                .isEqualTo(1);
    }

    @Test
    void aRecordForTwoRoomsIsRefusedOnce() {
        TransferBatch batch = TransferBatch.newBuilder(Batch.of(Swarm.ALICE, 1).record())
                .setUploaded(new Traffic(0L, -1L))
                .build();
        gauge.hear(batch);
        assertThat(reasons()).containsExactly("INVALID");
    }

    @Test
    void aRecordWithoutKeyOrValueIsInvalid() {
        gauge.sendBytes(TopicCatalogue.TRANSFERS, null, new byte[] {1}, 0);
        gauge.sendBytes(TopicCatalogue.TRANSFERS, Swarm.SETUP.getBytes(UTF_8), null, 0);
        assertThat(reasons()).containsExactly("UNDECODABLE", "INVALID");
    }

    @Test
    void aKeyThatIsNotTheRecordsSetupIsInvalid() {
        gauge.send(TopicCatalogue.TRANSFERS, "setup-2", Batch.of(Swarm.ALICE, 1).record(), 9_999);
        assertThat(gauge.deadLetters()).singleElement().satisfies(letter -> assertThat(header(letter, "sg-detail"))
                .isEqualTo("the key is 'setup-2', the record is about 'setup-1'"));
    }

    @Test
    void aSetupThatIsNotPlannedIsUnknownUntilItIs() {
        TransferBatch batch = Batch.of(Swarm.ALICE, 1).on("setup-2").record();
        gauge.hear(batch);
        assertThat(gauge.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(header(letter, "sg-reason")).isEqualTo("UNKNOWN_SETUP");
            assertThat(header(letter, "sg-detail")).isEqualTo("the plan has no setup 'setup-2'");
        });
        gauge.plan(Swarm.setup("setup-2"));
        gauge.hear(batch);
        assertThat(gauge.deadLetters()).isEmpty();
    }

    @Test
    void aRecordNearTheLimitThatIsWrongInEveryFieldGivesOneBoundedLetter() {
        int wrong = 100_000;
        TransferBatch batch = TransferBatch.newBuilder(Batch.of(Swarm.ALICE, 1).record())
                .setUploads(new ChunkHistogram(
                        Collections.nCopies(wrong, -1), Collections.nCopies(wrong, -1), Collections.nCopies(wrong, -1)))
                .build();
        gauge.hear(batch);
        assertThat(gauge.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).hasSizeGreaterThan(wrong);
            assertThat(header(letter, "sg-reason")).isEqualTo("INVALID");
            assertThat(header(letter, "sg-detail"))
                    .contains("uploads.indexDeltas is -1, must not be negative")
                    .matches(".*; and \\d+ more");
            assertThat(header(letter, "sg-detail").getBytes(UTF_8)).hasSizeLessThanOrEqualTo(1024);
        });
    }

    @Test
    void wordsThatTheRecordItselfMakesLongAreCut() {
        gauge.send(
                TopicCatalogue.TRANSFERS,
                "ä".repeat(400_000),
                Batch.of(Swarm.ALICE, 1).record(),
                9_999);
        assertThat(gauge.deadLetters()).singleElement().satisfies(letter -> assertThat(
                        header(letter, "sg-detail").getBytes(UTF_8))
                .hasSizeBetween(1000, 1024));
    }

    /** A broker limits compressed batches, so what comes out of one may be larger than any letter. */
    @Test
    void aRecordThatNoLetterCanHoldLeavesItsPlace() {
        gauge.sendBytes(TopicCatalogue.TRANSFERS, Swarm.SETUP.getBytes(UTF_8), new byte[5 * 1024 * 1024], 5_000);
        assertThat(gauge.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isNull();
            assertThat(header(letter, "sg-topic")).isEqualTo("node.transfers");
            assertThat(header(letter, "sg-offset")).isEqualTo("0");
        });
    }

    @Test
    void aClaimOfANodeThatIsNoHosterIsInvalid() {
        gauge.hear(Claim.of(Swarm.STRANGER, 1).record());
        assertThat(reasons()).containsExactly("INVALID");
    }

    @Test
    void aChunkThatTheSetupDoesNotHaveIsInvalid() {
        gauge.hear(Batch.of(Swarm.ALICE, 1).sent(Swarm.LEECHER, 10, 1, 100).record());
        assertThat(gauge.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(header(letter, "sg-reason")).isEqualTo("INVALID");
            assertThat(header(letter, "sg-detail")).isEqualTo("uploads index 10 is no chunk of setup 'setup-1'");
        });
    }

    @Test
    void anUnalignedSelfReportIsInvalid() {
        gauge.hear(SelfReport.newBuilder(Claim.of(Swarm.ALICE, 1).record())
                .setPeriodEnd(59_000)
                .build());
        assertThat(reasons()).containsExactly("INVALID");
    }

    @Test
    void aPlanThatCannotBeUsedLeavesTheOneBefore() {
        gauge.sendBytes(TopicCatalogue.HOSTING_SETUPS, Swarm.SETUP.getBytes(UTF_8), new byte[] {9}, 0);
        gauge.send(TopicCatalogue.HOSTING_SETUPS, Swarm.SETUP, Swarm.setup("another"), 0);
        assertThat(reasons()).containsExactly("UNDECODABLE", "INVALID");
        gauge.hear(Batch.of(Swarm.ALICE, 1).record());
        assertThat(gauge.deadLetters()).isEmpty();
    }

    @Test
    void aForeignRecordAmongTheConclusionsBecomesADeadLetter() {
        gauge.sendBytes(TopicCatalogue.BANDWIDTH, Swarm.SETUP.getBytes(UTF_8), new byte[] {9}, 0);
        assertThat(gauge.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(header(letter, "sg-reason")).isEqualTo("UNDECODABLE");
            assertThat(header(letter, "sg-topic")).isEqualTo("gauge.bandwidth");
        });
        assertThat(gauge.count("swarmgauge.streams.refused", "topic", "gauge.bandwidth", "reason", "UNDECODABLE"))
                .isEqualTo(1);
    }

    @Test
    void aLetterIsDatedWhenItWasRefusedSoThatRetentionDoesNotTakeItAtOnce() {
        long twoDays = 2L * 24 * 3600 * 1000;
        gauge.passTimeTo(twoDays);
        gauge.hear(Batch.of(Swarm.ALICE, 1).record());
        List<TestRecord<byte[], byte[]>> letters = gauge.deadLetters();
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(header(letter, "sg-reason")).isEqualTo("TOO_LATE");
            assertThat(letter.timestamp()).isEqualTo(twoDays);
        });
    }

    private List<String> reasons() {
        return gauge.deadLetters().stream()
                .map(letter -> header(letter, "sg-reason"))
                .toList();
    }
}
