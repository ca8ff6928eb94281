package io.swarmgauge.console.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.topics.DeadLetterHeaders;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class KeptRecordTest {

    @Test
    void aLetterIsReadWithWhereItsRecordStood() {
        DeadLetter letter = Letters.letter(5, "INVALID");

        assertThat(letter.position()).hasToString("0@5");
        assertThat(letter.refusedAt()).isEqualTo(Letters.MOMENT + 5);
        assertThat(letter.reason()).isEqualTo("INVALID");
        assertThat(letter.detail()).isEqualTo("what is wrong");
        assertThat(letter.topic()).isEqualTo("node.transfers");
        assertThat(letter.origin().partition()).hasValue(2);
        assertThat(letter.origin().offset()).hasValue(77);
        assertThat(letter.origin().timestamp()).hasValue(Letters.MOMENT);
        assertThat(letter.key()).contains("setup-1");
        assertThat(letter.signer()).contains(Letters.NODE.nodeId());
        assertThat(letter.valueBytes()).contains(5);
    }

    @Test
    void theRecordsOwnHeadersStayAndTheLabelsGo() {
        assertThat(Letters.kept(5, "INVALID").own())
                .extracting(Header::key)
                .containsExactly("own", "sg-signer", "sg-signature");
    }

    @Test
    void aLetterWithoutAnyHeaderCanBeLookedAt() {
        DeadLetter letter =
                KeptRecord.of(Letters.of(1, null, null, new RecordHeaders())).letter();

        assertThat(letter.reason()).isEqualTo(DeadLetter.NO_REASON);
        assertThat(letter.topic()).isEmpty();
        assertThat(letter.key()).isEmpty();
        assertThat(letter.signer()).isEmpty();
        assertThat(letter.valueBytes()).isEmpty();
    }

    @Test
    void labelsThatMakeNoSenseAreLeftOut() {
        Headers headers = new RecordHeaders();
        Letters.label(headers, DeadLetterHeaders.PARTITION, "99999999999");
        Letters.label(headers, DeadLetterHeaders.OFFSET, "-1");
        Letters.label(headers, DeadLetterHeaders.TIMESTAMP, "soon");
        headers.add("sg-signer", "short".getBytes(UTF_8));
        headers.add(DeadLetterHeaders.REASON, null);

        DeadLetter letter = KeptRecord.of(Letters.of(1, null, null, headers)).letter();

        assertThat(letter.origin().partition()).isEmpty();
        assertThat(letter.origin().offset()).isEmpty();
        assertThat(letter.origin().timestamp()).isEmpty();
        assertThat(letter.signer()).isEmpty();
        assertThat(letter.reason()).isEqualTo(DeadLetter.NO_REASON);
    }

    @Test
    void ofTwoLabelsTheLastIsTheLettersOwn() {
        Headers headers = new RecordHeaders();
        Letters.label(headers, DeadLetterHeaders.REASON, "WHAT_THE_NODE_WROTE");
        Letters.label(headers, DeadLetterHeaders.REASON, "INVALID");

        assertThat(KeptRecord.of(Letters.of(1, null, null, headers)).letter().reason())
                .isEqualTo("INVALID");
    }
}
