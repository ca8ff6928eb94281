package io.swarmgauge.signing;

import io.swarmgauge.identity.NodeId;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Says who signed a record. For one thread. */
public class SignatureCheck {

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

    private final Map<ByteBuffer, Signer> signers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Signer> eldest) {
            return size() > KEPT_KEYS;
        }
    };

    private record Signer(NodeId nodeId, Optional<PublicKey> key) {}

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
        Signer known = signer(signer);
        byte[] message = SignedBytes.of(topic, key == null ? NOTHING : key, value == null ? NOTHING : value);
        return known.key().isPresent() && verifies(known.key().get(), message, signature)
                ? new Result.Signed(known.nodeId())
                : new Result.Wrong("the signature is not %s's of this topic, key and value".formatted(known.nodeId()));
    }

    /** Whether the key's owner signed the message. A benchmark of what stands behind the check may believe anything. */
    protected boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        return ed25519.verifies(key, message, signature);
    }

    /** Making an id and a key takes longer than most of what else is done with a record. */
    private Signer signer(byte[] publicKey) {
        return signers.computeIfAbsent(ByteBuffer.wrap(publicKey), absent -> {
            NodeId nodeId = PublicKeys.nodeId(publicKey);
            return new Signer(nodeId, PublicKeys.key(nodeId));
        });
    }

    private static byte[] valueOf(@Nullable Header header) {
        return header == null || header.value() == null ? NOTHING : header.value();
    }
}
