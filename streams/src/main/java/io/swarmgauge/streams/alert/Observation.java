package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.kit.SourcePosition;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * @param burnWindowMs the longer window of the pair that a burn rate is of, milliseconds; null for every other signal
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
        @Nullable Long burnWindowMs,
        SourcePosition source) {

    static final String SETUP = "setup";
    static final String NODE = "node";
    static final String REGION = "region";
    static final String INTERFACE = "interface";
    static final String DISK = "disk";
    static final String GPU = "gpu";
    static final String PLAN = "plan";
    static final String TERM = "term";
    static final String PERFORMANCE = "performance";
    static final String TOPIC = "topic";

    /** A figure that its origin states once. */
    static Observation figure(
            Signal signal,
            Map<String, String> labels,
            NodeHeader header,
            double value,
            @Nullable String detail,
            SourcePosition source) {
        return new Observation(
                signal,
                new TreeMap<>(labels),
                header.getWindowStart(),
                header.getWindowEnd(),
                Origin.of(header),
                0,
                value,
                null,
                detail,
                null,
                source);
    }

    /** A figure of a conclusion, which a later revision corrects. */
    static Observation concluded(
            Signal signal,
            Map<String, String> labels,
            long start,
            long end,
            int revision,
            double value,
            SourcePosition source) {
        return new Observation(
                signal,
                new TreeMap<>(labels),
                start,
                end,
                Origin.CONCLUSION,
                revision,
                value,
                null,
                null,
                null,
                source);
    }
}
