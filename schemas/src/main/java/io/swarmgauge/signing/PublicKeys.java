package io.swarmgauge.signing;

import io.swarmgauge.identity.NodeId;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;

/** Between a public key and the node id that spells it. */
final class PublicKeys {

    static final int BYTES = 32;

    /** RFC 8410, section 4: what stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private PublicKeys() {}

    static NodeId nodeId(EdECPublicKey key) {
        byte[] encoded = key.getEncoded();
        return new NodeId(HexFormat.of().formatHex(encoded, encoded.length - BYTES, encoded.length));
    }

    static NodeId nodeId(byte[] key) {
        return new NodeId(HexFormat.of().formatHex(key));
    }

    /** The key that the id spells; empty if it spells no point of the curve. */
    static Optional<PublicKey> key(NodeId nodeId) {
        byte[] encoded = new byte[X509_PREFIX.length + BYTES];
        System.arraycopy(X509_PREFIX, 0, encoded, 0, X509_PREFIX.length);
        System.arraycopy(HexFormat.of().parseHex(nodeId.hex()), 0, encoded, X509_PREFIX.length, BYTES);
        try {
            return Optional.of(
                    KeyFactory.getInstance("Ed25519", "SunEC").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
