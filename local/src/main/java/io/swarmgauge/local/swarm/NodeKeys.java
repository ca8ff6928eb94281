package io.swarmgauge.local.swarm;

import io.swarmgauge.identity.NodeId;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.util.HexFormat;

/**
 * The identity of one node.
 *
 * @param seed the Ed25519 private key (RFC 8032's 32-byte seed) as 64 hex digits
 * @param nodeId the public key that belongs to it
 */
public record NodeKeys(String seed, NodeId nodeId) {

    private static final int KEY_BYTES = 32;

    static NodeKeys generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            return new NodeKeys(HexFormat.of().formatHex(seed), nodeId((EdECPublicKey) pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    /** RFC 8032, section 5.1.2: y in little-endian order, the sign of x in the highest bit. */
    private static NodeId nodeId(EdECPublicKey key) {
        byte[] encoded = new byte[KEY_BYTES];
        BigInteger rest = key.getPoint().getY();
        for (int i = 0; i < KEY_BYTES; i++) {
            encoded[i] = rest.byteValue();
            rest = rest.shiftRight(Byte.SIZE);
        }
        if (key.getPoint().isXOdd()) {
            encoded[KEY_BYTES - 1] |= (byte) 0x80;
        }
        return new NodeId(HexFormat.of().formatHex(encoded));
    }
}
