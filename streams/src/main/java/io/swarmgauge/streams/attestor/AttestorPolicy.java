package io.swarmgauge.streams.attestor;

import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.RatingState;
import io.swarmgauge.streams.kit.ledger.DatedBucket;
import io.swarmgauge.streams.kit.ledger.Decay;
import io.swarmgauge.streams.kit.ledger.LedgerPolicy;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.attestor.Conduct;
import java.time.Duration;
import java.util.List;

/**
 * How an attestor stands beside its region's others. Latency bias is the geometric mean of its latencies over the
 * region's: ratios are averaged by their logarithms, or half as long and twice as long would not cancel out (P. J. Fleming
 * and J. J. Wallace, How not to lie with statistics, Communications of the ACM 29, 1986).
 */
final class AttestorPolicy implements LedgerPolicy<Conduct, Conduct, AttestorStanding> {

    static final Duration BUCKET = Duration.ofHours(1);

    /** Comparisons below which nothing is held against anybody. */
    static final double ENOUGH = 10;

    private static final Decay DECAY = new Decay(Duration.ofDays(7), BUCKET);
    private static final double MILLION = 1_000_000;

    @Override
    public Conduct empty() {
        return Conducts.NONE;
    }

    @Override
    public Conduct add(Conduct bucket, Conduct contribution, Window window) {
        return Conducts.sum(bucket, contribution);
    }

    @Override
    public AttestorStanding conclude(String attestorId, List<DatedBucket<Conduct>> buckets, long asOf) {
        Conduct latest = Conducts.NONE;
        double measured = 0;
        double compared = 0;
        double minority = 0;
        double latencies = 0;
        double bias = 0;
        double offline = 0;
        for (DatedBucket<Conduct> bucket : buckets) {
            Conduct conduct = bucket.content();
            double weight = DECAY.weight(bucket.start(), asOf);
            latest = Conducts.sum(latest, conduct);
            measured += weight * conduct.getMeasured();
            compared += weight * conduct.getCompared();
            minority += weight * conduct.getMinority();
            latencies += weight * conduct.getLatencies();
            bias += weight * conduct.getLatencyBias() / MILLION;
            offline += weight * conduct.getOffline();
        }
        boolean known = compared >= ENOUGH;
        Double minorityRate = compared > 0 ? minority / compared : null;
        double log2Bias = latencies > 0 ? bias / latencies : 0;
        return new AttestorStanding(
                attestorId,
                latest.getRegion(),
                asOf,
                known ? RatingState.KNOWN : RatingState.UNKNOWN,
                measured,
                compared,
                minorityRate,
                latencies > 0 ? Math.pow(2, log2Bias) : null,
                offline,
                known && minorityRate != null ? Weight.of(minorityRate, log2Bias) : Weight.FULL);
    }
}
