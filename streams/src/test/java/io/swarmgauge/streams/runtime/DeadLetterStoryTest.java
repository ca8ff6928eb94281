package io.swarmgauge.streams.runtime;

import static io.swarmgauge.streams.testkit.GaugeDriver.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.swarmgauge.schema.node.ChunkHistogram;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.Traffic;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.Claim;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.Registration;
import io.swarmgauge.streams.testkit.Sent;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.streams.testkit.TestKeys;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
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
        gauge.send(signed(TopicCatalogue.TRANSFERS, Swarm.SETUP, rubbish, 5_000));
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
    void aRecordWithoutAValueIsRefusedOnEveryTopicOfNodes() {
        for (Topic<?> topic : List.of(TopicCatalogue.TRANSFERS, TopicCatalogue.REGISTRATIONS)) {
            Sent empty = signed(topic, Swarm.ALICE, new byte[0], 0);
            gauge.sendBytes(topic, Swarm.ALICE.getBytes(UTF_8), null, 0);
            gauge.send(new Sent(topic.name(), empty.key(), null, empty.signature(), 0));
        }
        assertThat(reasons()).containsExactly("UNSIGNED", "INVALID", "UNSIGNED", "INVALID");
    }

    @Test
    void aRecordWithoutAKeyIsInvalid() {
        TransferBatch batch = Batch.of(Swarm.ALICE, 1).record();
        Sent keyless = gauge.signed(TopicCatalogue.TRANSFERS, "", batch, 9_999);
        gauge.send(new Sent(keyless.topic(), null, keyless.value(), keyless.signature(), 9_999));
        assertThat(reasons()).containsExactly("INVALID");
    }

    @Test
    void whatNobodySignedIsNotEvenDecoded() {
        gauge.sendBytes(TopicCatalogue.TRANSFERS, Swarm.SETUP.getBytes(UTF_8), new byte[] {1}, 0);
        assertThat(reasons()).containsExactly("UNSIGNED");
    }

    @Test
    void aNodeCannotSpeakForAnother() {
        byte[] batch =
                gauge.bytes(TopicCatalogue.TRANSFERS, Batch.of(Swarm.ALICE, 1).record());
        gauge.send(signed(TopicCatalogue.TRANSFERS, Swarm.SETUP, batch, 9_999));
        assertThat(gauge.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(header(letter, "sg-reason")).isEqualTo("WRONG_SIGNER");
            assertThat(header(letter, "sg-detail"))
                    .isEqualTo("it speaks for '%s', signed by %s".formatted(Swarm.ALICE, Swarm.STRANGER));
        });
    }

    @Test
    void aSignatureIsOfOneTopicAlone() {
        Sent sent = gauge.signed(
                TopicCatalogue.TRANSFERS, Swarm.SETUP, Batch.of(Swarm.ALICE, 1).record(), 9_999);
        gauge.send(new Sent(TopicCatalogue.REQUESTS.name(), sent.key(), sent.value(), sent.signature(), 9_999));
        assertThat(reasons()).containsExactly("BAD_SIGNATURE");
    }

    @Test
    void aLetterKeepsTheSignatureSoThatItCanBeSubmittedAgain() {
        Sent early = gauge.signed(
                TopicCatalogue.TRANSFERS,
                "setup-2",
                Batch.of(Swarm.ALICE, 1).on("setup-2").record(),
                9_999);
        gauge.send(early);
        TestRecord<byte[], byte[]> letter = gauge.deadLetters().get(0);
        gauge.plan(Swarm.setup("setup-2"));
        gauge.send(new Sent(early.topic(), letter.key(), letter.value(), new RecordHeaders(letter.headers()), 9_999));
        assertThat(gauge.deadLetters()).isEmpty();
        assertThat(gauge.count("swarmgauge.streams.accepted", "topic", "node.transfers"))
                .isEqualTo(1);
    }

    @Test
    void whatWasAcceptedBeforeIsADuplicateOnEveryTopicOfNodes() {
        NodeRegistration registration = Registration.of(Swarm.ALICE, 1, 1_000).record();
        gauge.hear(registration);
        gauge.hear(registration);
        gauge.hear(Batch.of(Swarm.ALICE, 1).record());
        gauge.hear(Batch.of(Swarm.ALICE, 1).record());
        assertThat(gauge.deadLetters())
                .extracting(letter -> header(letter, "sg-topic"), letter -> header(letter, "sg-reason"))
                .containsExactly(tuple("node.registrations", "DUPLICATE"), tuple("node.transfers", "DUPLICATE"));
    }

    @Test
    void aSequenceInOverFiveHundredPiecesIsRefusedUntilItsGapsAreFilled() {
        for (long sequence = 1; sequence <= 2 * 512; sequence += 2) {
            gauge.hear(Batch.of(Swarm.ALICE, sequence).record());
        }
        assertThat(gauge.deadLetters()).isEmpty();
        gauge.hear(Batch.of(Swarm.ALICE, 2_000).record());
        assertThat(reasons()).containsExactly("TOO_SCATTERED");
        gauge.hear(Batch.of(Swarm.ALICE, 2).record());
        gauge.hear(Batch.of(Swarm.ALICE, 2_000).record());
        assertThat(gauge.deadLetters()).isEmpty();
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
        gauge.send(signed(TopicCatalogue.TRANSFERS, Swarm.SETUP, new byte[5 * 1024 * 1024], 5_000));
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

    private static Sent signed(Topic<?> topic, String key, byte[] value, long timestamp) {
        return Sent.signed(TestKeys.of(Swarm.STRANGER), topic.name(), key, value, timestamp);
    }

    private List<String> reasons() {
        return gauge.deadLetters().stream()
                .map(letter -> header(letter, "sg-reason"))
                .toList();
    }
}
