package io.swarmgauge.streams.rating;

import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.RegionRating;
import io.swarmgauge.streams.kit.ledger.DatedBucket;
import io.swarmgauge.streams.kit.ledger.Decay;
import io.swarmgauge.streams.kit.ledger.LedgerPolicy;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.rating.RatingEvidence;
import io.swarmgauge.streams.state.rating.RegionTally;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** Evidence by region and hour, and the ratings that follow. A region that nobody measured from within the horizon is not named. */
final class RatingPolicy implements LedgerPolicy<RatingEvidence, RatingEvidence, HosterRatings> {

    static final Duration BUCKET = Duration.ofHours(1);

    /** Of one bucket. Those beyond are left out by name, which is the same in any order, and counted as such. */
    static final int MOST_REGIONS_KEPT = 64;

    static final int MOST_REGIONS_RATED = 32;

    /** Availability is promised for a month: it is a share of all slots, old or new, and does not decay. */
    private static final Duration AVAILABILITY_HORIZON = Duration.ofDays(28);

    private static final Decay DECAY = new Decay(Duration.ofDays(7), BUCKET);
    private static final Comparator<RegionRating> MOST_EVIDENCE = Comparator.comparingDouble(
                    (RegionRating rating) -> -rating.getSuccesses() - rating.getFailures())
            .thenComparing(RegionRating::getRegion);

    private final IntConsumer leftOut;

    /** @param leftOut told the number of regions that found no room */
    RatingPolicy(IntConsumer leftOut) {
        this.leftOut = leftOut;
    }

    @Override
    public RatingEvidence empty() {
        return new RatingEvidence(List.of(), null);
    }

    @Override
    public RatingEvidence add(RatingEvidence bucket, RatingEvidence contribution, Window window) {
        RatingEvidence sum = Tallies.sum(bucket, contribution);
        int beyond = sum.getRegions().size() - MOST_REGIONS_KEPT;
        if (beyond <= 0) {
            return sum;
        }
        leftOut.accept(beyond);
        return new RatingEvidence(Tallies.firstByName(sum.getRegions(), MOST_REGIONS_KEPT), sum.getOverall());
    }

    @Override
    public HosterRatings conclude(String hosterId, List<DatedBucket<RatingEvidence>> buckets, long asOf) {
        TreeMap<String, RegionFile> regions = new TreeMap<>();
        RegionFile overall = new RegionFile(AllRegions.NAME);
        for (DatedBucket<RatingEvidence> bucket : buckets) {
            for (RegionTally tally : bucket.content().getRegions()) {
                count(bucket, tally, regions.computeIfAbsent(tally.getRegion(), RegionFile::new), asOf);
            }
            RegionTally together = bucket.content().getOverall();
            if (together != null) {
                count(bucket, together, overall, asOf);
            }
        }
        List<RegionRating> ratings = regions.values().stream()
                .map(RegionFile::rating)
                .sorted(MOST_EVIDENCE)
                .limit(MOST_REGIONS_RATED)
                .sorted(Comparator.comparing(RegionRating::getRegion))
                .toList();
        return new HosterRatings(hosterId, asOf, ratings, overall.rating());
    }

    private static void count(DatedBucket<?> bucket, RegionTally tally, RegionFile file, long asOf) {
        file.add(tally, DECAY.weight(bucket.start(), asOf));
        if (bucket.start() + BUCKET.toMillis() > asOf - AVAILABILITY_HORIZON.toMillis()) {
            file.addSlots(tally);
        }
    }
}
