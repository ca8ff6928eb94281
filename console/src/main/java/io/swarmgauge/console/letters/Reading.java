package io.swarmgauge.console.letters;

import java.util.OptionalLong;

/** What comes of decoding a refused record now. */
public sealed interface Reading {

    /**
     * It can be read.
     *
     * @param json the record, as Avro writes it
     * @param windowStart first moment that it covers, epoch milliseconds (UTC); empty if it was not written by a node
     */
    record Decoded(String json, OptionalLong windowStart) implements Reading {}

    /** It cannot, and why. */
    record Undecodable(String why) implements Reading {}

    /** The registry could not be asked, so nobody knows. */
    record Unasked(String why) implements Reading {}
}
