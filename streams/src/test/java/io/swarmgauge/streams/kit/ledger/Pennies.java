package io.swarmgauge.streams.kit.ledger;

import io.swarmgauge.schema.gauge.Amount;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.ledger.LedgerEntry;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** The smallest ledger: sums of bytes by hour, over a day, revisable for two hours (and the one bucket of slack). */
final class Pennies implements LedgerPolicy<Amount, Amount, String> {

    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;

    private static final StateSerde<Amount> AMOUNTS = StateSerde.of(Amount.class);

    static Ledger<Amount, Amount, String> ledger(StreamsMeters meters) {
        return ledger(meters, () -> 0);
    }

    static Ledger<Amount, Amount, String> ledger(StreamsMeters meters, LongSupplier nanoTime) {
        return new Ledger<>(
                "pennies",
                Duration.ofHours(1),
                Duration.ofDays(1),
                Duration.ofHours(2),
                new Pennies(),
                AMOUNTS,
                AMOUNTS,
                meters,
                nanoTime);
    }

    /** What a source gives in the minute that starts then. */
    static LedgerEntry entry(String entity, String source, long start, int revision, long bytes) {
        return new LedgerEntry(entity, source, start, start + MINUTE, revision, AMOUNTS.encode(new Amount(1L, bytes)));
    }

    @Override
    public Amount empty() {
        return new Amount(0L, 0L);
    }

    @Override
    public Amount add(Amount bucket, Amount contribution, Window window) {
        return new Amount(bucket.getChunks() + contribution.getChunks(), bucket.getBytes() + contribution.getBytes());
    }

    /** Such as "a@60: 0h 1/5 2h 3/17": as of which minute, then by hour how many contributions make which sum. */
    @Override
    public String conclude(String entity, List<DatedBucket<Amount>> buckets, long asOf) {
        return entity + "@" + asOf / MINUTE + ":"
                + buckets.stream()
                        .map(bucket -> " " + bucket.start() / HOUR + "h "
                                + bucket.content().getChunks() + "/"
                                + bucket.content().getBytes())
                        .collect(Collectors.joining());
    }
}
