package io.swarmgauge.signing;

import io.swarmgauge.identity.NodeId;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Says who signed a record. For one thread. */
public final class SignatureCheck {

    /** What came of a check. */
    public sealed interface Result {

        /** The node signed exactly this record for exactly this topic and key. */
        record Signed(NodeId by) implements Result {}

        /** There is no signature to check. */
        record Missing(String detail) implements Result {}

        /** There is one, and it is not this signer's of this record. */
        record Wrong(String detail) implements Result {}
    }

    /** Keys are made once, not for every record; as many as nodes are heard in turn. */
    private static final int KEPT_KEYS = 10_000;

    private static final byte[] NOTHING = {};

    private final Ed25519 ed25519;

    private final Map<NodeId, Optional<PublicKey>> keys = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<NodeId, Optional<PublicKey>> eldest) {
            return size() > KEPT_KEYS;
        }
    };

    public SignatureCheck() {
        this(Ed25519.best());
    }

    SignatureCheck(Ed25519 ed25519) {
        this.ed25519 = ed25519;
    }

    /** Checks the record as it came from the topic. */
    public Result check(String topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        byte[] signer = valueOf(headers.lastHeader(RecordSignature.SIGNER));
        byte[] signature = valueOf(headers.lastHeader(RecordSignature.SIGNATURE));
        if (signer.length == 0 || signature.length == 0) {
            return new Result.Missing("the header %s is missing"
                    .formatted(signer.length == 0 ? RecordSignature.SIGNER : RecordSignature.SIGNATURE));
        }
        if (signer.length != PublicKeys.BYTES || signature.length != RecordSignature.SIGNATURE_BYTES) {
            return new Result.Wrong("signer and signature have %d and %d bytes, must have 32 and 64"
                    .formatted(signer.length, signature.length));
        }
        NodeId nodeId = PublicKeys.nodeId(signer);
        Optional<PublicKey> publicKey = keys.computeIfAbsent(nodeId, PublicKeys::key);
        byte[] message = SignedBytes.of(topic, key == null ? NOTHING : key, value == null ? NOTHING : value);
        return publicKey.isPresent() && ed25519.verifies(publicKey.get(), message, signature)
                ? new Result.Signed(nodeId)
                : new Result.Wrong("the signature is not %s's of this topic, key and value".formatted(nodeId));
    }

    private static byte[] valueOf(@Nullable Header header) {
        return header == null || header.value() == null ? NOTHING : header.value();
    }
}
