package io.swarmgauge.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.signing.SignatureCheck.Result;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignatureCheckTest {

    private static final String TOPIC = "node.transfers";
    private static final byte[] KEY = "setup-1".getBytes(UTF_8);
    private static final byte[] VALUE = {0, 0, 0, 0, 1, 42};

    private final NodeKey node = NodeKey.generate();
    private final SignatureCheck check = new SignatureCheck();
    private final Headers headers = new RecordHeaders();

    @BeforeEach
    void sign() {
        RecordSignature.sign(node, TOPIC, "setup-1", VALUE, headers);
    }

    @Test
    void theSignerIsKnownByItsSignature() {
        assertThat(check.check(TOPIC, KEY, VALUE, headers)).isEqualTo(new Result.Signed(node.nodeId()));
    }

    @Test
    void signingAgainLeavesOneSignature() {
        NodeKey other = NodeKey.generate();
        RecordSignature.sign(other, TOPIC, "setup-1", VALUE, headers);

        assertThat(headers).hasSize(2);
        assertThat(check.check(TOPIC, KEY, VALUE, headers)).isEqualTo(new Result.Signed(other.nodeId()));
    }

    @Test
    void aRecordWithoutSignatureOrSignerIsUnsigned() {
        assertThat(check.check(TOPIC, KEY, VALUE, new RecordHeaders())).isInstanceOf(Result.Missing.class);
        assertThat(check.check(TOPIC, KEY, VALUE, headers.remove(RecordSignature.SIGNER)))
                .isInstanceOf(Result.Missing.class);
    }

    @Test
    void anotherTopicKeyOrValueIsNotWhatWasSigned() {
        assertThat(check.check("node.self-reports", KEY, VALUE, headers)).isInstanceOf(Result.Wrong.class);
        assertThat(check.check(TOPIC, "setup-2".getBytes(UTF_8), VALUE, headers))
                .isInstanceOf(Result.Wrong.class);
        assertThat(check.check(TOPIC, KEY, new byte[] {0, 0, 0, 0, 1, 43}, headers))
                .isInstanceOf(Result.Wrong.class);
        assertThat(check.check(TOPIC, null, VALUE, headers)).isInstanceOf(Result.Wrong.class);
        assertThat(check.check(TOPIC, KEY, null, headers)).isInstanceOf(Result.Wrong.class);
    }

    @Test
    void aBorderBetweenPartsCannotBeMoved() {
        Headers moved = new RecordHeaders();
        RecordSignature.sign(node, TOPIC, "setup-", new byte[] {'1', 0}, moved);

        assertThat(check.check(TOPIC, KEY, new byte[] {0}, moved)).isInstanceOf(Result.Wrong.class);
    }

    @Test
    void aSignerThatIsNoPointOfTheCurveHasSignedNothing() {
        byte[] noPoint = new byte[32];
        noPoint[0] = 2;
        headers.remove(RecordSignature.SIGNER);
        headers.add(RecordSignature.SIGNER, noPoint);

        assertThat(check.check(TOPIC, KEY, VALUE, headers)).isInstanceOf(Result.Wrong.class);
    }

    @Test
    void headersOfAnyLengthAreRefusedWithoutFailing() {
        for (int length : new int[] {1, 31, 33, 63, 65, 1_000}) {
            Headers odd = new RecordHeaders();
            odd.add(RecordSignature.SIGNER, new byte[length]);
            odd.add(RecordSignature.SIGNATURE, new byte[length]);
            assertThat(check.check(TOPIC, KEY, VALUE, odd)).isInstanceOf(Result.Wrong.class);
        }
    }
}
