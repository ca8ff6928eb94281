package io.swarmgauge.streams.kit.ledger;

import java.time.Duration;

/**
 * What evidence still weighs: half after each half-life of event time. A bucket is as old as its end is past, and still
 * of full weight while it lasts. (Forgetting by a factor for each period: Jøsang and Ismail, The Beta Reputation System,
 * 15th Bled Electronic Commerce Conference, 2002.)
 */
public record Decay(Duration halfLife, Duration bucket) {

    /**
     * From 1 down to 0.
     *
     * @param bucketStart first moment of the bucket, epoch milliseconds (UTC)
     * @param asOf the moment that counts as now, epoch milliseconds (UTC)
     */
    public double weight(long bucketStart, long asOf) {
        double age = Math.max(0, asOf - bucketStart - bucket.toMillis());
        return Math.pow(0.5, age / halfLife.toMillis());
    }
}
