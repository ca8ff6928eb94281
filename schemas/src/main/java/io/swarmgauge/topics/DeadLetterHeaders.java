package io.swarmgauge.topics;

import java.util.Set;

/** The headers of a dead letter beside those that the refused record came with; all hold UTF-8 text. Part of the format. */
public final class DeadLetterHeaders {

    /** The reason's name, such as {@code UNKNOWN_SETUP}. Readers must expect names that they do not know. */
    public static final String REASON = "sg-reason";

    /** What is wrong, in words. */
    public static final String DETAIL = "sg-detail";

    /** The topic, partition and offset at which the record stood. */
    public static final String TOPIC = "sg-topic";

    public static final String PARTITION = "sg-partition";
    public static final String OFFSET = "sg-offset";

    /** The record's own timestamp, epoch milliseconds (UTC). */
    public static final String TIMESTAMP = "sg-timestamp";

    /** Everything that is added to a refused record; re-submitting takes it off again. */
    public static final Set<String> LABELS = Set.of(REASON, DETAIL, TOPIC, PARTITION, OFFSET, TIMESTAMP);

    /** On a record that was sent again: the position, {@code partition@offset}, of the letter that it was kept in. */
    public static final String RESUBMITTED = "sg-resubmitted";

    private DeadLetterHeaders() {}
}
