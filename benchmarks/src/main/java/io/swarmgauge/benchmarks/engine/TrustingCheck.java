package io.swarmgauge.benchmarks.engine;

import io.swarmgauge.signing.SignatureCheck;
import java.security.PublicKey;

/** Believes whoever a record names as its signer. It is here, and nowhere in the product. */
final class TrustingCheck extends SignatureCheck {

    @Override
    protected boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        return true;
    }
}
