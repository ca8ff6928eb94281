package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.kit.SourcePosition;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One figure, or one verdict, about one thing for one span of event time.
 *
 * @param labels what it is about; they always name the key of the record, so that all observations of one thing meet in
 *     one task
 * @param start first moment that it covers (inclusive), epoch milliseconds (UTC)
 * @param end end of what it covers (exclusive), epoch milliseconds (UTC)
 * @param origin who stated it; the same origin and start name the same observation, of which the higher revision counts
 * @param value in the unit of the signal; null for a verdict
 * @param verdict name of the verdict; null for a figure
 * @param detail which part of the thing it is about, for the summary
 * @param source the record that says so
 */
record Observation(
        Signal signal,
        SortedMap<String, String> labels,
        long start,
        long end,
        String origin,
        int revision,
        @Nullable Double value,
        @Nullable String verdict,
        @Nullable String detail,
        SourcePosition source) {

    static final String SETUP = "setup";
    static final String NODE = "node";
    static final String REGION = "region";
    static final String INTERFACE = "interface";
}
