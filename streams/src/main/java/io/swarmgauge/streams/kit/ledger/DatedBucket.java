package io.swarmgauge.streams.kit.ledger;

/**
 * What the contributions of a bucket add up to.
 *
 * @param start first moment of the bucket, epoch milliseconds (UTC)
 */
public record DatedBucket<B>(long start, B content) {}
