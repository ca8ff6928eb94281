package io.swarmgauge.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import org.apache.kafka.common.header.Headers;

/**
 * The headers by which a record of a node proves who wrote it.
 *
 * <p>{@value #SIGNER}: the node's Ed25519 public key, 32 bytes. {@value #SIGNATURE}: its signature, 64 bytes, of domain tag,
 * topic, key and value. The signer stands beside the signature so that it can be verified before the value is decoded.
 */
public final class RecordSignature {

    public static final String SIGNER = "sg-signer";
    public static final String SIGNATURE = "sg-signature";

    static final int SIGNATURE_BYTES = 64;

    private RecordSignature() {}

    /** Signs the record that is to be sent to the topic, in place of any signature that the headers hold already. */
    public static void sign(NodeKey signer, String topic, String key, byte[] value, Headers headers) {
        byte[] signature = signer.sign(SignedBytes.of(topic, key.getBytes(UTF_8), value));
        headers.remove(SIGNER).remove(SIGNATURE);
        headers.add(SIGNER, HexFormat.of().parseHex(signer.nodeId().hex()));
        headers.add(SIGNATURE, signature);
    }
}
