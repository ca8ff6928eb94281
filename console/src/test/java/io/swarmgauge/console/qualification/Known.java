package io.swarmgauge.console.qualification;

import io.swarmgauge.console.views.HosterFacts;
import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.HosterPerformances;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.KnownNode;
import io.swarmgauge.schema.gauge.LoneEvidence;
import io.swarmgauge.schema.gauge.Quantiles;
import io.swarmgauge.schema.gauge.Rating;
import io.swarmgauge.schema.gauge.RatingState;
import io.swarmgauge.schema.gauge.RegionPerformance;
import io.swarmgauge.schema.gauge.RegionRating;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.node.Hardware;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.OfferForm;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.plan.Job;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.jspecify.annotations.Nullable;

/** What is known of one hoster, told step by step. */
final class Known {

    static final String HOSTER = "a".repeat(64);
    static final String LIAR = "f".repeat(64);
    static final long NOW = 1_800_000_000_000L;
    static final long HEARTBEAT = 60_000L;

    private final String hosterId;
    private OfferForm form = new OfferForm(null, null, 100L << 30, null, List.of("EU", "ASIA"));
    private List<Role> roles = List.of(Role.HOSTER);
    private long lastSeen = NOW - 1_000;
    private boolean left;
    private boolean registered = true;
    private final List<RegionPerformance> performances = new ArrayList<>();
    private final Map<String, RegionRating> ratings = new HashMap<>();
    private final Map<String, AttestorStanding> attestors = new HashMap<>();

    private Known(String hosterId) {
        this.hosterId = hosterId;
    }

    static Known hoster() {
        return new Known(HOSTER);
    }

    static Known hoster(String hosterId) {
        return new Known(hosterId);
    }

    /** A job in EU that asks for nothing yet. */
    static Job.Builder job() {
        return Job.newBuilder().setJobId("job-1").setKind("hosting_setup").setRegions(List.of("EU"));
    }

    Known neverRegistered() {
        registered = false;
        return this;
    }

    Known as(Role... having) {
        roles = List.of(having);
        return this;
    }

    Known lastHeardOf(long ago) {
        lastSeen = NOW - ago;
        return this;
    }

    Known gone() {
        left = true;
        return this;
    }

    Known offering(@Nullable Long from, @Nullable Long until, @Nullable Long storage, String... regions) {
        form = new OfferForm(from, until, storage, null, List.of(regions));
        return this;
    }

    Known latencies(BenchmarkKind kind, String region, double... latencies) {
        performances.add(new RegionPerformance(region, kind, quantiles(latencies), null, null));
        return this;
    }

    /** A raw benchmark that delivered every chunk. */
    Known raw(String region, double... latencies) {
        return raw(region, latencies, times(latencies.length, 1e6));
    }

    Known raw(String region, double[] latencies, double[] speeds) {
        performances.add(
                new RegionPerformance(region, BenchmarkKind.RAW, quantiles(latencies), null, quantiles(speeds)));
        return this;
    }

    Known speeds(BenchmarkKind kind, String region, double... speeds) {
        performances.add(new RegionPerformance(region, kind, null, null, quantiles(speeds)));
        return this;
    }

    Known bandwidths(BenchmarkKind kind, String region, double... bandwidths) {
        performances.add(new RegionPerformance(region, kind, null, quantiles(bandwidths), null));
        return this;
    }

    Known reliable(String region, double successes, double failures, LoneEvidence... lone) {
        ratings.put(region, rating(region, new Trials(successes, failures), List.of(lone)));
        return this;
    }

    Known attestor(String attestorId, double weight) {
        attestors.put(
                attestorId,
                new AttestorStanding(attestorId, "EU", NOW, RatingState.KNOWN, 50.0, 50.0, 0.4, 1.0, 0.0, weight));
        return this;
    }

    HosterFacts facts() {
        return new HosterFacts(
                hosterId,
                registered
                        ? Optional.of(new KnownNode(hosterId, registration(), 0L, lastSeen, left))
                        : Optional.empty(),
                Optional.of(ratings).filter(all -> !all.isEmpty()).map(this::hosterRatings),
                Optional.of(performances)
                        .filter(all -> !all.isEmpty())
                        .map(all -> new HosterPerformances(hosterId, NOW, List.copyOf(all))),
                attestors);
    }

    QualificationAnswer qualifies(Job.Builder job) {
        return Qualification.of(facts(), job.build(), NOW);
    }

    static double[] times(int count, double value) {
        return DoubleStream.generate(() -> value).limit(count).toArray();
    }

    static double[] and(double[] some, double... others) {
        return DoubleStream.concat(Arrays.stream(some), Arrays.stream(others)).toArray();
    }

    private HosterRatings hosterRatings(Map<String, RegionRating> all) {
        return new HosterRatings(hosterId, NOW, List.copyOf(all.values()), rating("*", new Trials(0, 0), List.of()));
    }

    /** Quality and availability come out like reliability: one success or failure for each. */
    private static RegionRating rating(String region, Trials trials, List<LoneEvidence> lone) {
        double n = trials.number();
        RatingState state = n < 10 ? RatingState.UNKNOWN : RatingState.KNOWN;
        Rating reliability = new Rating(state, (trials.successes() + 1) / (n + 2), trials.lowerBound(), 1.0, n);
        Rating quality = new Rating(state, trials.share().orElse(0.5), trials.lowerBound(), 1.0, n);
        return new RegionRating(
                region,
                reliability,
                quality,
                n == 0 ? null : (Double) (trials.successes() / n),
                (int) n,
                (int) trials.successes(),
                trials.successes(),
                trials.failures(),
                lone,
                NOW);
    }

    private NodeRegistration registration() {
        return new NodeRegistration(
                new NodeHeader(hosterId, "AFRICA", 1L, 1L, NOW, NOW),
                roles,
                RegistrationReason.HEARTBEAT,
                new Hardware("cpu", 4, List.of(), 8L << 30, 500L << 30, null),
                form,
                List.of(),
                HEARTBEAT,
                null);
    }

    private static @Nullable Quantiles quantiles(double... samples) {
        if (samples.length == 0) {
            return null;
        }
        KllDoublesSketch sketch = KllDoublesSketch.newHeapInstance();
        Arrays.stream(samples).forEach(sketch::update);
        return new Quantiles(
                sketch.getQuantile(0.1),
                sketch.getQuantile(0.5),
                sketch.getQuantile(0.9),
                (long) samples.length,
                NOW,
                ByteBuffer.wrap(sketch.toByteArray()));
    }
}
