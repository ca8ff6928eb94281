package io.swarmgauge.console.letters;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.letters.Remedy.Resending;
import io.swarmgauge.console.letters.Resubmission.Leave;
import io.swarmgauge.console.letters.Resubmission.Send;
import io.swarmgauge.topics.DeadLetterHeaders;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResubmissionTest {

    private static final Outlook CLEAR = new Outlook(List.of(), List.of());
    private static final byte[] VALUE = {1};

    @ParameterizedTest
    @ValueSource(strings = {"UNDECODABLE", "INVALID", "UNKNOWN_SETUP", "TOO_SCATTERED"})
    void whatCanBeMendedIsSentWithItsTopicAndTimestamp(String reason) {
        assertThat(Resubmission.of(Letters.letter(1, reason), CLEAR, false))
                .isEqualTo(new Send("node.transfers", Letters.MOMENT, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNSIGNED", "BAD_SIGNATURE", "WRONG_SIGNER", "DUPLICATE", "TOO_LATE", "OF_THE_FUTURE"})
    void whatSendingCannotMendIsLeftOutUnlessForced(String reason) {
        DeadLetter letter = Letters.letter(1, reason);

        assertThat(Resubmission.of(letter, CLEAR, false))
                .isInstanceOfSatisfying(
                        Leave.class, leave -> assertThat(leave.why()).contains(reason));
        assertThat(Resubmission.of(letter, CLEAR, true)).isInstanceOf(Send.class);
        assertThat(Resubmission.isOpen(letter, false)).isFalse();
        assertThat(Resubmission.isOpen(letter, true)).isTrue();
    }

    @Test
    void whatWouldBeRefusedAgainIsLeftOutUnlessForced() {
        Outlook outlook = new Outlook(List.of("still no setup"), List.of());
        DeadLetter letter = Letters.letter(1, "UNKNOWN_SETUP");

        assertThat(Resubmission.of(letter, outlook, false)).isEqualTo(new Leave("still no setup"));
        assertThat(Resubmission.of(letter, outlook, true))
                .isEqualTo(new Send("node.transfers", Letters.MOMENT, List.of("still no setup")));
    }

    @Test
    void whatCannotBeCheckedIsSentAndSaid() {
        Outlook outlook = new Outlook(List.of(), List.of("no registry"));

        assertThat(Resubmission.of(Letters.letter(1, "INVALID"), outlook, false))
                .isEqualTo(new Send("node.transfers", Letters.MOMENT, List.of("no registry")));
    }

    @Test
    void aLetterWithoutItsValueIsNeverSent() {
        assertLeftEvenIfForced(Letters.raw(1, "INVALID", "node.transfers", null), "holds no value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan.hosting-setups", "gauge.ratings", "dead-letters"})
    void whatNodesDoNotWriteIsNeverSent(String topic) {
        assertLeftEvenIfForced(Letters.raw(1, "INVALID", topic, VALUE), "not written by nodes");
    }

    @Test
    void anOldRegistrationIsNeverSentForItWouldReplaceANewerOne() {
        assertLeftEvenIfForced(
                Letters.raw(1, "INVALID", "node.registrations", VALUE), "an old one would replace a newer one");
    }

    @Test
    void aTopicThatNobodyKnowsIsNeverSentTo() {
        assertLeftEvenIfForced(Letters.raw(1, "INVALID", "node.unheard-of", VALUE), "no topic of the catalogue");
    }

    @Test
    void aLetterThatDoesNotSayWhenIsNeverSent() {
        ConsumerRecord<byte[], byte[]> letter = Letters.raw(1, "INVALID");
        letter.headers().remove(DeadLetterHeaders.TIMESTAMP);

        assertLeftEvenIfForced(letter, "timestamp");
    }

    @Test
    void everyReasonHasARemedyOfItsOwnAndUnknownOnesHaveOneToo() {
        List<String> reasons = List.of(
                "UNSIGNED",
                "BAD_SIGNATURE",
                "WRONG_SIGNER",
                "DUPLICATE",
                "UNDECODABLE",
                "INVALID",
                "UNKNOWN_SETUP",
                "TOO_LATE",
                "TOO_SCATTERED",
                "OF_THE_FUTURE");

        assertThat(reasons.stream().map(Remedy::of)).doesNotHaveDuplicates();
        assertThat(Remedy.of("OF_THE_FUTURE").resending()).isEqualTo(Resending.UNSURE);
    }

    private static void assertLeftEvenIfForced(ConsumerRecord<byte[], byte[]> raw, String why) {
        assertThat(Resubmission.of(KeptRecord.of(raw).letter(), CLEAR, true))
                .isInstanceOfSatisfying(
                        Leave.class, leave -> assertThat(leave.why()).contains(why));
    }
}
