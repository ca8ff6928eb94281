package io.swarmgauge.console.qualification;

import io.swarmgauge.schema.gauge.Rating;
import io.swarmgauge.schema.gauge.RegionRating;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A share that must be reached: reliability, quality, availability.
 *
 * <p>Below ten trials nothing is known, and a raw benchmark that counts stands in. From ten on what was seen at work
 * decides: it must not fall short, and its lower bound must reach what is asked for; until the bound does, the raw
 * benchmark stands in. Lower bound and share so far both grow with every success, so that from ten on no success turns a
 * yes into a no.
 *
 * @param proof the windows or slots seen at work, empty before the first; see {@link Proof}
 */
record ShareCriterion(ReasonCode code, RegionEvidence evidence, Optional<Proof> proof, double least, String trial) {

    /** Shares of decayed evidence are sums of fractions: a share of one may come out a little lower. */
    private static final double ROUNDING = 1e-9;

    /**
     * What trials show.
     *
     * @param soFar the share of successes among them
     * @param lower the share that they prove: its lower bound
     * @param trials how many they are, after decay and discount
     */
    record Proof(double soFar, double lower, double trials) {

        static Optional<Proof> of(Trials trials) {
            return trials.share().map(share -> new Proof(share, trials.lowerBound(), trials.number()));
        }

        /** The estimate of quality is the share itself, without a prior. */
        static Optional<Proof> of(Rating rating) {
            return Optional.of(new Proof(rating.getEstimate(), rating.getLower(), rating.getEvidence()))
                    .filter(proof -> proof.trials() > 0);
        }
    }

    static Reason reliability(RegionEvidence evidence, double least) {
        Optional<Proof> proof = evidence.rating().flatMap(rating -> Proof.of(Trials.of(rating, evidence.attestors())));
        return new ShareCriterion(ReasonCode.RELIABILITY, evidence, proof, least, "window").judge();
    }

    static Reason quality(RegionEvidence evidence, double least) {
        Optional<Proof> proof = evidence.rating().map(RegionRating::getQuality).flatMap(Proof::of);
        return new ShareCriterion(ReasonCode.QUALITY, evidence, proof, least, "window").judge();
    }

    static Reason availability(RegionEvidence evidence, double least) {
        Optional<Proof> proof = evidence.rating().flatMap(rating -> Proof.of(Trials.slots(rating)));
        return new ShareCriterion(ReasonCode.AVAILABILITY, evidence, proof, least, "5-minute slot").judge();
    }

    private Reason judge() {
        if (proof.isEmpty()) {
            return fallBack(null, "not seen at work yet", "");
        }
        Proof seen = proof.get();
        String soFar = Wording.apart(seen.soFar(), least, Wording::ratio);
        String proven = Wording.apart(seen.lower(), least, Wording::ratio);
        if (seen.trials() < Qualification.LEAST_SAMPLES - ROUNDING) {
            return fallBack(
                    seen.lower(),
                    soFar + " so far",
                    "%s of the %d that it takes, ".formatted(trials(), Qualification.LEAST_SAMPLES));
        }
        if (seen.soFar() < least - ROUNDING) {
            return reason(false, Basis.WORKING, seen.soFar(), soFar + " so far", trials());
        }
        if (seen.lower() >= least) {
            return reason(true, Basis.WORKING, seen.lower(), "%s proven, %s so far".formatted(proven, soFar), trials());
        }
        return fallBack(
                seen.lower(), "%s so far, %s proven".formatted(soFar, proven), trials() + ", too few to prove it, ");
    }

    private Reason fallBack(@Nullable Double figure, String figures, String seen) {
        RawBenchmark raw = evidence.rawBenchmark();
        return raw.counts()
                ? reason(true, Basis.RAW, figure, figures, seen + "the raw benchmark stands in")
                : reason(false, Basis.NOTHING, figure, figures, seen + raw.lack());
    }

    private Reason reason(boolean ok, Basis basis, @Nullable Double figure, String figures, String rests) {
        return new Reason(
                code,
                evidence.region(),
                ok,
                basis,
                figure,
                least,
                "ratio",
                number(),
                "%s in %s: %s, the job asks for ≥ %s; %s"
                        .formatted(code.word(), evidence.region(), figures, limit(figure), rests));
    }

    private String limit(@Nullable Double figure) {
        return figure == null ? Wording.ratio(least) : Wording.apart(least, figure, Wording::ratio);
    }

    private String trials() {
        return Wording.counted(number(), trial);
    }

    private long number() {
        return proof.map(seen -> Math.round(seen.trials())).orElse(0L);
    }
}
