package io.swarmgauge.console.explain;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that was read.
 *
 * @param timestamp event time, epoch milliseconds (UTC)
 * @param signer the node that the record says it was signed by; null where nodes do not write
 * @param proof whether that is so, and whether the record counts; null where nodes do not write
 * @param role why it is here
 * @param says what it says, in one line
 */
public record Found(
        String topic,
        Place place,
        long timestamp,
        String key,
        SpecificRecord value,
        @Nullable String signer,
        @Nullable Proof proof,
        String role,
        String says) {

    /** What the door would say of a node's record. */
    public enum Proof {
        VERIFIED("the signature is right"),
        UNSIGNED("not signed: does not count"),
        WRONG_SIGNATURE("the signature is wrong: does not count"),
        WRONG_SIGNER("signed by another node than it speaks for: does not count"),
        DUPLICATE("said before by the same node: counts once");

        private final String words;

        Proof(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    Found as(String otherRole) {
        return new Found(topic, place, timestamp, key, value, signer, proof, otherRole, says);
    }

    Found repeated() {
        return new Found(topic, place, timestamp, key, value, signer, Proof.DUPLICATE, role, says);
    }
}
