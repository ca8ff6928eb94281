package io.swarmgauge.streams.kit.ledger;

import io.swarmgauge.streams.kit.window.Window;
import java.util.List;

/**
 * How contributions add up and what follows from them. Without Kafka and without a clock.
 *
 * @param <C> what one source contributes in one window
 * @param <B> what the contributions of one bucket add up to
 * @param <O> what is concluded of an entity
 */
public interface LedgerPolicy<C, B, O> {

    B empty();

    /** The bucket with the contribution counted. Must not depend on the order of contributions, nor change its arguments. */
    B add(B bucket, C contribution, Window window);

    /**
     * What is known of the entity.
     *
     * @param buckets those within the horizon that hold a contribution, ascending by start
     * @param asOf end of the entity's latest window, epoch milliseconds (UTC)
     */
    O conclude(String entity, List<DatedBucket<B>> buckets, long asOf);
}
