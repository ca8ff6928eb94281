package io.swarmgauge.streams.attestation;

import io.swarmgauge.schema.gauge.AttestorWord;

/** Parts of what an attestor asked for. Who asked for nothing says nothing and is not heard. */
final class Shares {

    private Shares() {}

    static double answered(AttestorWord word) {
        return (double) word.getAnswered() / word.getAsked();
    }

    static double refused(AttestorWord word) {
        return (double) word.getRefused() / word.getAsked();
    }
}
