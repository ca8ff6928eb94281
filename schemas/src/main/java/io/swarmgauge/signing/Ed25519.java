package io.swarmgauge.signing;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RFC 8032's Ed25519 by one provider. Amazon Corretto Crypto Provider verifies some twenty times as many signatures in a
 * second as the JDK, but its native library does not load everywhere; their results are the same.
 */
final class Ed25519 {

    private static final Logger LOG = LoggerFactory.getLogger(Ed25519.class);
    private static final String ALGORITHM = "Ed25519";
    private static final int MOST_CORRETTO_BYTES = 1 << 20;
    private static final Ed25519 JDK = jdk();
    private static final Ed25519 BEST = accp().orElseGet(Ed25519::jdk);

    /** The longest message, in bytes, that the provider takes; another one takes what is longer. */
    private final int longest;

    private final Provider provider;
    private final ThreadLocal<Signature> verifiers = ThreadLocal.withInitial(this::signature);

    private Ed25519(Provider provider, int longest) {
        this.provider = provider;
        this.longest = longest;
    }

    /** The fastest one that works here. */
    static Ed25519 best() {
        return BEST;
    }

    static Ed25519 jdk() {
        return new Ed25519(Security.getProvider("SunEC"), Integer.MAX_VALUE);
    }

    /** Empty where the native library does not load. */
    static Optional<Ed25519> accp() {
        try {
            Provider corretto = AmazonCorrettoCryptoProvider.INSTANCE;
            if (AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null
                    && corretto.getService("Signature", ALGORITHM) != null) {
                return Optional.of(new Ed25519(corretto, MOST_CORRETTO_BYTES));
            }
            LOG.info("signatures are verified by the JDK: Corretto's native library does not load here");
        } catch (LinkageError | RuntimeException e) {
            LOG.info("signatures are verified by the JDK: Corretto's provider cannot be used here ({})", e.toString());
        }
        return Optional.empty();
    }

    String providerName() {
        return provider.getName();
    }

    byte[] sign(PrivateKey key, byte[] message) {
        if (message.length > longest) {
            return JDK.sign(key, message);
        }
        try {
            Signature signature = signature();
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of 32 bytes can always sign", e);
        }
    }

    boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        if (message.length > longest) {
            return JDK.verifies(key, message, signature);
        }
        Signature verifier = verifiers.get();
        try {
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // A key or a signature that is no point of the curve: nobody can have made it.
            return false;
        }
    }

    private Signature signature() {
        try {
            return Signature.getInstance(ALGORITHM, provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(provider.getName() + " has no Ed25519", e);
        }
    }
}
