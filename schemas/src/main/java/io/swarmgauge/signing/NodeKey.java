package io.swarmgauge.signing;

import io.swarmgauge.identity.NodeId;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;

/** The private key of one node. Its public half is the node's id. Never shown in logs. */
public final class NodeKey {

    public static final int SEED_BYTES = 32;

    private static final String ALGORITHM = "Ed25519";
    /** Only SunEC is known to take its private key from the source of randomness as it comes. */
    private static final String PROVIDER = "SunEC";

    private final byte[] seed;
    private final KeyPair pair;
    private final NodeId nodeId;

    private NodeKey(byte[] seed) {
        this.seed = seed.clone();
        this.pair = pairOf(seed);
        this.nodeId = PublicKeys.nodeId((EdECPublicKey) pair.getPublic());
    }

    public static NodeKey generate() {
        byte[] seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        return new NodeKey(seed);
    }

    /**
     * The key that follows from RFC 8032's private key.
     *
     * @throws IllegalArgumentException if it has not 32 bytes
     */
    public static NodeKey ofSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes, not " + seed.length);
        }
        return new NodeKey(seed);
    }

    /** As {@link #ofSeed}, of 64 hex digits. */
    public static NodeKey ofSeedHex(String hex) {
        return ofSeed(HexFormat.of().parseHex(hex));
    }

    public NodeId nodeId() {
        return nodeId;
    }

    /** The 64 bytes of RFC 8032's signature of the message. The same message always gives the same signature. */
    public byte[] sign(byte[] message) {
        return Ed25519.best().sign(pair.getPrivate(), message);
    }

    /** RFC 8032's private key, 32 bytes. Whoever has it is the node. */
    public byte[] seed() {
        return seed.clone();
    }

    KeyPair pair() {
        return pair;
    }

    @Override
    public String toString() {
        return "key of " + nodeId;
    }

    private static KeyPair pairOf(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM, PROVIDER);
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    /** A source that gives the seed: the JDK has no other way from a private to its public key. */
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("this JDK makes its Ed25519 keys in another way");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
