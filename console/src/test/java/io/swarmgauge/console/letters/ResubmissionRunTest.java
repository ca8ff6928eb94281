package io.swarmgauge.console.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.letters.OutlookCheck.PlannedSetups;
import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ResubmissionRunTest {

    private static final RecordSerdes SERDES = new RecordSerdes(new RegistrySettings("mock://resubmission-run", true));

    private static final Duration DAY = Duration.ofHours(24);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final List<String> words = new ArrayList<>();

    @Test
    void aRecordIsSentAsItWasWithItsSignatureAndWhereItsLetterStands() {
        KeptRecord kept = batch(5);
        ResubmissionRun run = run(planned(), false, new LetterSender(producer));

        run.take(kept);

        assertThat(run.finish()).isTrue();
        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
        assertThat(sent.topic()).isEqualTo("node.transfers");
        assertThat(sent.timestamp()).isEqualTo(Letters.MOMENT);
        assertThat(sent.key()).isEqualTo(kept.key());
        assertThat(sent.value()).isEqualTo(kept.value());
        assertThat(sent.headers())
                .extracting(Header::key)
                .containsExactly("own", "sg-signer", "sg-signature", "sg-resubmitted");
        assertThat(sent.headers().lastHeader("sg-resubmitted").value()).isEqualTo("0@5".getBytes(UTF_8));
        assertThat(words).anyMatch(line -> line.startsWith("Sent 1, failed 0, left out 0."));
    }

    @Test
    void whatWouldBeRefusedAgainIsLeftOutWithAWord() {
        ResubmissionRun run = run(new PlannedSetups.Known(Set.of("setup-2")), false, new LetterSender(producer));

        run.take(batch(5));
        run.take(Letters.kept(6, "UNDECODABLE"));
        run.take(Letters.kept(7, "TOO_LATE"));

        assertThat(run.finish()).isTrue();
        assertThat(producer.history()).isEmpty();
        assertThat(words.get(0)).contains("0@5", "left out", "the plan still has no setup 'setup-1'");
        assertThat(words.get(1)).contains("0@6", "still UNDECODABLE");
        assertThat(words.get(2)).contains("0@7", "TOO_LATE");
        assertThat(words.get(3)).startsWith("Sent 0, failed 0, left out 3.");
    }

    @Test
    void aRecordWhoseBytesAreNotWhatWasSignedIsLeftOut() {
        KeptRecord kept = batch(5);
        KeptRecord changed = new KeptRecord(kept.letter(), "setup-2".getBytes(UTF_8), kept.value(), kept.own());

        run(planned(), false, new LetterSender(producer)).take(changed);

        assertThat(words.get(0)).contains("left out", "BAD_SIGNATURE");
    }

    @Test
    void aRecordIsSentUpToTheEndOfTheRetention() {
        OutlookCheck check = check(planned(), SampleRecords.MOMENT + DAY.toMillis());

        new ResubmissionRun(check, false, Optional.of(new LetterSender(producer)), words::add).take(batch(5));

        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void aRecordThatHasBecomeTooLateIsLeftOutUnlessForced() {
        OutlookCheck check = check(planned(), SampleRecords.MOMENT + DAY.toMillis() + 1);

        new ResubmissionRun(check, false, Optional.of(new LetterSender(producer)), words::add).take(batch(5));
        new ResubmissionRun(check, true, Optional.of(new LetterSender(producer)), words::add).take(batch(6));

        assertThat(words.get(0))
                .contains("0@5  left out", "TOO_LATE", "began at 2027-01-15T08:00:00Z", "taken for 24 h");
        assertThat(words.get(1)).contains("0@6  sends", "although it would be TOO_LATE");
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void anExplanationSaysThatTheRecordHasBecomeTooLate() {
        OutlookCheck check = check(planned(), SampleRecords.MOMENT + DAY.toMillis() + 1);

        Explanation explanation = Explanation.of(batch(5), new RecordReader(SERDES), check);

        assertThat(explanation.wouldBeSent()).isFalse();
        assertThat(explanation.resending()).contains("not now", "TOO_LATE");
    }

    @Test
    void aPlanThatCannotBeReadIsSaidAndTheRecordIsSent() {
        ResubmissionRun run = run(new PlannedSetups.Unknown("no answer"), false, new LetterSender(producer));

        run.take(batch(5));

        assertThat(producer.history()).hasSize(1);
        assertThat(words.get(0)).contains("although the plan could not be read: no answer");
    }

    @Test
    void theSameRecordForcedIsSentTwiceWithOneMarkOnly() {
        ResubmissionRun run = run(planned(), true, new LetterSender(producer));
        KeptRecord kept = batch(5);
        kept.own().add("sg-resubmitted", "0@1".getBytes(UTF_8));

        run.take(kept);

        assertThat(producer.history().get(0).headers().headers("sg-resubmitted"))
                .extracting(Header::value)
                .containsExactly("0@5".getBytes(UTF_8));
    }

    @Test
    void aDryRunSendsNothingAndSaysWhatItWouldSend() {
        ResubmissionRun run = new ResubmissionRun(check(planned()), false, Optional.empty(), words::add);

        run.take(batch(5));

        assertThat(run.finish()).isTrue();
        assertThat(words.get(0)).contains("0@5  would be sent to node.transfers");
        assertThat(words.get(1)).contains("Would send 1, leaves out 0");
    }

    @Test
    void aRecordThatTheClusterDoesNotTakeIsNamed() {
        producer.sendException = new RecordTooLargeException("too large");
        ResubmissionRun run = run(planned(), false, new LetterSender(producer));

        run.take(batch(5));

        assertThat(run.finish()).isFalse();
        assertThat(words).contains("0@5  was not taken: too large");
        assertThat(words).anyMatch(line -> line.startsWith("Sent 0, failed 1, left out 0."));
    }

    private static PlannedSetups planned() {
        return new PlannedSetups.Known(Set.of("setup-1"));
    }

    private ResubmissionRun run(PlannedSetups plan, boolean force, LetterSender sender) {
        return new ResubmissionRun(check(plan), force, Optional.of(sender), words::add);
    }

    private static OutlookCheck check(PlannedSetups plan) {
        return check(plan, SampleRecords.MOMENT);
    }

    private static OutlookCheck check(PlannedSetups plan, long now) {
        return new OutlookCheck(new RecordReader(SERDES), plan, new Retention(DAY, Instant.ofEpochMilli(now)));
    }

    private static KeptRecord batch(long offset) {
        byte[] value = SERDES.serializer(TopicCatalogue.TRANSFERS)
                .serialize("node.transfers", SampleRecords.full(TransferBatch.class));
        return KeptRecord.of(Letters.raw(offset, "UNKNOWN_SETUP", "node.transfers", value));
    }
}
