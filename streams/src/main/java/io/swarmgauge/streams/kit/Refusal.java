package io.swarmgauge.streams.kit;

/**
 * Why a record could not be used.
 *
 * @param detail the problem in words, for the person who reads the dead letter
 */
public record Refusal(Reason reason, String detail) {

    /** Names are part of the dead letters' format: add, never rename. */
    public enum Reason {
        UNDECODABLE,
        INVALID,
        UNKNOWN_SETUP,
        TOO_LATE
    }
}
