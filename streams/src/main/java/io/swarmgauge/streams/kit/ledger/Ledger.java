package io.swarmgauge.streams.kit.ledger;

import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.state.ledger.LedgerEntry;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A {@link LedgerPolicy} as a node of a topology, with a store of its own. What it concludes depends only on the set of
 * contributions and their last revisions, never on their order or on a clock.
 *
 * @param name name of the ledger: of its nodes, of its store and of its meters
 * @param bucket length of a bucket; windows count in the bucket in which they start
 * @param horizon how long before the entity's latest window a bucket may end and still count
 * @param retention how long before its source's latest window a window may end and still be revised
 * @param nanoTime what measures how long concluding takes
 */
public record Ledger<C extends SpecificRecord, B extends SpecificRecord, O>(
        String name,
        Duration bucket,
        Duration horizon,
        Duration retention,
        LedgerPolicy<C, B, O> policy,
        StateSerde<C> contributions,
        StateSerde<B> buckets,
        StreamsMeters meters,
        LongSupplier nanoTime)
        implements ProcessorSupplier<String, LedgerEntry, String, O> {

    public Ledger {
        if (bucket.toMillis() < 1) {
            throw new IllegalArgumentException("a bucket is at least 1 ms long");
        }
        if (horizon.compareTo(retention) < 0) {
            throw new IllegalArgumentException("the horizon must be at least as long as the retention");
        }
    }

    public Ledger(
            String name,
            Duration bucket,
            Duration horizon,
            Duration retention,
            LedgerPolicy<C, B, O> policy,
            StateSerde<C> contributions,
            StateSerde<B> buckets,
            StreamsMeters meters) {
        this(name, bucket, horizon, retention, policy, contributions, buckets, meters, System::nanoTime);
    }

    @Override
    public Processor<String, LedgerEntry, String, O> get() {
        meters.beginLedger(name);
        return new LedgerProcessor<>(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(LedgerStore.builder(store()));
    }

    String store() {
        return name + "-ledger";
    }

    long bucketOf(long time) {
        return Math.floorDiv(time, bucket.toMillis()) * bucket.toMillis();
    }

    /** Start of the first bucket that still counts. */
    long firstCounted(long asOf) {
        return Math.max(0, bucketOf(asOf - horizon.toMillis()));
    }

    /** Start of the first bucket that can still be revised. One bucket is kept for longer, as windows end after they start. */
    long firstRevisable(long latestOfSource) {
        return Math.max(0, bucketOf(latestOfSource - retention.toMillis()) - bucket.toMillis());
    }
}
