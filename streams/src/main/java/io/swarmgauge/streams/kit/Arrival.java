package io.swarmgauge.streams.kit;

import java.util.Optional;

/**
 * What a record's arrival says about those of its sequence that have not arrived. A gap counts where the record after it
 * counts, so each missing record is counted once, in any order of arrival.
 *
 * @param missingBefore records that are missing directly before it: number
 * @param follower the next accepted record of the sequence, if there is one: before it something changed
 */
public record Arrival(long missingBefore, Optional<Follower> follower) {

    /** Nothing is missing before it and nothing came after it. */
    public static final Arrival IN_ORDER = new Arrival(0, Optional.empty());

    /**
     * A record that was accepted earlier and stands later in the sequence.
     *
     * @param sequence its sequence number
     * @param windowStart start of what it covers, epoch milliseconds (UTC)
     * @param missingBefore records that are now missing directly before it: number
     */
    public record Follower(long sequence, long windowStart, long missingBefore) {}
}
