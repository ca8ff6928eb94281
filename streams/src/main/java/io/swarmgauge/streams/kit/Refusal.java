package io.swarmgauge.streams.kit;

/**
 * Why a record could not be used.
 *
 * @param detail the problem in words, for the person who reads the dead letter
 */
public record Refusal(Reason reason, String detail) {

    /** Names are part of the dead letters' format: add, never rename. */
    public enum Reason {
        /** Nobody signed it. */
        UNSIGNED,
        /** The signature is not its signer's of this topic, key and value. */
        BAD_SIGNATURE,
        UNDECODABLE,
        /** Signed by another node than the one that it speaks for. */
        WRONG_SIGNER,
        INVALID,
        UNKNOWN_SETUP,
        TOO_LATE,
        /** Its node's epoch and sequence were accepted on this topic and key before. */
        DUPLICATE,
        /** Its node's sequence on this topic and key is in more pieces than are kept. */
        TOO_SCATTERED
    }
}
