package io.swarmgauge.streams.kit.ledger;

import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.ledger.KeptBucket;
import io.swarmgauge.streams.state.ledger.KeptContribution;
import io.swarmgauge.streams.state.ledger.LedgerEntry;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a ledger knows of one entity. A bucket is settled contributions, which cannot be revised any more, and those that
 * can, each kept by itself: when one is revised, the bucket is added up again. Each source has its own time, because a
 * source that lags days behind the others is still complete in itself.
 */
final class Account<C extends SpecificRecord, B extends SpecificRecord, O> {

    enum Entered {
        COUNTED,
        WITHOUT_EFFECT,
        EXPIRED
    }

    private final Ledger<C, B, O> ledger;
    private final LedgerStore store;
    private final String entity;

    Account(Ledger<C, B, O> ledger, LedgerStore store, String entity) {
        this.ledger = ledger;
        this.store = store;
        this.entity = entity;
    }

    Entered enter(LedgerEntry entry) {
        long bucket = ledger.bucketOf(entry.getWindowStart());
        long latest = store.latest(entity, entry.getSource());
        if (bucket < ledger.firstCounted(store.latest(entity)) || bucket < ledger.firstRevisable(latest)) {
            return Entered.EXPIRED;
        }
        Optional<KeptContribution> former = store.contribution(entity, entry.getSource(), entry.getWindowStart());
        if (former.isPresent() && former.get().getRevision() >= entry.getRevision()) {
            return Entered.WITHOUT_EFFECT;
        }
        KeptContribution kept = new KeptContribution(entry.getWindowEnd(), entry.getRevision(), entry.getContent());
        store.putContribution(entity, entry.getSource(), entry.getWindowStart(), kept);
        if (former.isPresent()) {
            return former.get().getContent().equals(entry.getContent()) ? Entered.WITHOUT_EFFECT : revise(bucket);
        }
        add(bucket, entry.getWindowStart(), kept);
        advance(entry, latest);
        return Entered.COUNTED;
    }

    O conclude() {
        long asOf = store.latest(entity);
        expire(ledger.firstCounted(asOf));
        List<DatedBucket<B>> buckets = store.buckets(entity, ledger.firstCounted(asOf)).stream()
                .map(dated -> new DatedBucket<>(
                        dated.start(), ledger.buckets().decode(fresh(dated).getTotal())))
                .toList();
        return ledger.policy().conclude(entity, buckets, asOf);
    }

    long asOf() {
        return store.latest(entity);
    }

    private void add(long start, long windowStart, KeptContribution contribution) {
        KeptBucket bucket = bucket(start);
        B total = ledger.buckets().decode(bucket.getTotal());
        KeptBucket counted = new KeptBucket(
                bucket.getSettled(),
                ledger.buckets().encode(with(total, windowStart, contribution)),
                bucket.getStale());
        store.putBucket(entity, start, counted);
    }

    /** Adding up waits for the conclusion: one late node may revise every contribution of a bucket. */
    private Entered revise(long start) {
        KeptBucket bucket = bucket(start);
        store.putBucket(entity, start, new KeptBucket(bucket.getSettled(), bucket.getTotal(), true));
        return Entered.COUNTED;
    }

    private KeptBucket fresh(DatedBucket<KeptBucket> dated) {
        KeptBucket bucket = dated.content();
        if (!bucket.getStale()) {
            return bucket;
        }
        Sum sum = new Sum(ledger.buckets().decode(bucket.getSettled()));
        long end = dated.start() + ledger.bucket().toMillis();
        for (String source : store.sources(entity)) {
            store.eachContribution(entity, source, dated.start(), end, sum::add);
        }
        KeptBucket fresh = new KeptBucket(bucket.getSettled(), ledger.buckets().encode(sum.value), false);
        store.putBucket(entity, dated.start(), fresh);
        return fresh;
    }

    private void advance(LedgerEntry entry, long latestOfSource) {
        if (entry.getWindowEnd() > store.latest(entity)) {
            store.latest(entity, entry.getWindowEnd());
        }
        if (entry.getWindowEnd() > latestOfSource) {
            store.latest(entity, entry.getSource(), entry.getWindowEnd());
            settle(
                    entry.getSource(),
                    ledger.firstRevisable(latestOfSource),
                    ledger.firstRevisable(entry.getWindowEnd()));
        }
    }

    private void settle(String source, long from, long to) {
        if (to <= from) {
            return;
        }
        store.eachContribution(entity, source, from, to, (windowStart, contribution) -> {
            long start = ledger.bucketOf(windowStart);
            KeptBucket bucket = bucket(start);
            B settled = with(ledger.buckets().decode(bucket.getSettled()), windowStart, contribution);
            store.putBucket(
                    entity,
                    start,
                    new KeptBucket(ledger.buckets().encode(settled), bucket.getTotal(), bucket.getStale()));
        });
        store.deleteContributions(entity, source, to);
    }

    private void expire(long before) {
        store.deleteBuckets(entity, before);
        for (String source : store.sources(entity)) {
            store.deleteContributions(entity, source, before);
            if (store.latest(entity, source) <= before) {
                store.forget(entity, source);
            }
        }
    }

    private KeptBucket bucket(long start) {
        return store.bucket(entity, start).orElseGet(this::emptyBucket);
    }

    private KeptBucket emptyBucket() {
        var nothing = ledger.buckets().encode(ledger.policy().empty());
        return new KeptBucket(nothing, nothing, false);
    }

    private B with(B bucket, long windowStart, KeptContribution contribution) {
        Window window = new Window(windowStart, contribution.getWindowEnd());
        return ledger.policy().add(bucket, ledger.contributions().decode(contribution.getContent()), window);
    }

    private final class Sum {
        private B value;

        Sum(B value) {
            this.value = value;
        }

        void add(long windowStart, KeptContribution contribution) {
            value = with(value, windowStart, contribution);
        }
    }
}
