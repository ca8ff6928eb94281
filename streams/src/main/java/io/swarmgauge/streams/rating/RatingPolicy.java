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
import java.util.List;
import java.util.TreeMap;

/** Evidence by region and hour, and the ratings that follow. A region that nobody measured from within the horizon is not named. */
final class RatingPolicy implements LedgerPolicy<RatingEvidence, RatingEvidence, HosterRatings> {

    static final Duration BUCKET = Duration.ofHours(1);
    static final String ALL_REGIONS = "*";

    /** Availability is promised for a month: it is a share of all slots, old or new, and does not decay. */
    private static final Duration AVAILABILITY_HORIZON = Duration.ofDays(28);

    private static final Decay DECAY = new Decay(Duration.ofDays(7), BUCKET);

    @Override
    public RatingEvidence empty() {
        return new RatingEvidence(List.of());
    }

    @Override
    public RatingEvidence add(RatingEvidence bucket, RatingEvidence contribution, Window window) {
        return Tallies.sum(bucket, contribution);
    }

    @Override
    public HosterRatings conclude(String hosterId, List<DatedBucket<RatingEvidence>> buckets, long asOf) {
        TreeMap<String, RegionFile> regions = new TreeMap<>();
        RegionFile overall = new RegionFile(ALL_REGIONS);
        for (DatedBucket<RatingEvidence> bucket : buckets) {
            for (RegionTally tally : bucket.content().getRegions()) {
                RegionFile region = regions.computeIfAbsent(tally.getRegion(), RegionFile::new);
                for (RegionFile file : List.of(region, overall)) {
                    file.add(tally, DECAY.weight(bucket.start(), asOf));
                    if (bucket.start() + BUCKET.toMillis() > asOf - AVAILABILITY_HORIZON.toMillis()) {
                        file.addSlots(tally);
                    }
                }
            }
        }
        List<RegionRating> ratings =
                regions.values().stream().map(RegionFile::rating).toList();
        return new HosterRatings(hosterId, asOf, ratings, overall.rating());
    }
}
