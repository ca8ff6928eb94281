package io.swarmgauge.console.letters;

/** What comes of decoding a refused record now. */
public sealed interface Reading {

    /**
     * It can be read.
     *
     * @param json the record, as Avro writes it
     */
    record Decoded(String json) implements Reading {}

    /** It cannot, and why. */
    record Undecodable(String why) implements Reading {}

    /** The registry could not be asked, so nobody knows. */
    record Unasked(String why) implements Reading {}
}
