package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.ChunkAvailability;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.Coverage;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.gauge.TermCompliance;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.streams.kit.Revised;
import io.swarmgauge.streams.testkit.Swarm;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Terms of 99 % each: 100 ms, 1 Mbit/s; and what windows of a minute show. */
final class Given {

    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    /** The beginning of a day. */
    static final long T0 = 20_000 * DAY;

    static final String EU = "region-a";
    static final Terms TERMS = new Terms(0.99, 1_000_000L, 0.99, 100.0, 0.99);

    private Given() {}

    static HostingSetup setup(@Nullable Terms terms) {
        return HostingSetup.newBuilder(Swarm.setup()).setTerms(terms).build();
    }

    /** So many answers within the lag, over it and out of time, all of one hoster. */
    static Evidence answers(long start, int inTime, int late, int timedOut) {
        return attested(start, 0, hoster(Swarm.ALICE, EU, inTime, late, timedOut));
    }

    static Evidence attested(long start, int revision, HosterAttestation... hosters) {
        return new Evidence.Attested(new AttestedWindow(
                Swarm.SETUP,
                start,
                start + MINUTE,
                revision,
                List.of(hosters),
                List.of(),
                new Coverage(1L, 0L, List.of())));
    }

    static HosterAttestation hoster(String id, String region, int inTime, int late, int timedOut) {
        List<Double> latencies = Stream.of(
                        Collections.nCopies(inTime, 50.0),
                        Collections.nCopies(late, 150.0),
                        Collections.nCopies(timedOut, 5_000.0))
                .flatMap(List::stream)
                .toList();
        List<Double> speeds = Stream.of(
                        Collections.nCopies(timedOut, 0.0),
                        Collections.nCopies(late, 500_000.0),
                        Collections.nCopies(inTime, 2_000_000.0))
                .flatMap(List::stream)
                .toList();
        int asked = inTime + late + timedOut;
        return new HosterAttestation(
                id,
                List.of(agreed(
                        region, asked == 0 ? 0 : (double) (inTime + late) / asked, 0.0, latencies, speeds, timedOut)));
    }

    /** Asked and gave nothing at all, not even a time. */
    static HosterAttestation refusing(String id, String region) {
        return new HosterAttestation(id, List.of(agreed(region, 0.0, 1.0, List.of(), List.of(), 0)));
    }

    static RegionAttestation agreed(
            String region,
            @Nullable Double share,
            @Nullable Double refused,
            List<Double> latencies,
            List<Double> speeds,
            int timedOut) {
        return new RegionAttestation(
                region,
                BenchmarkKind.WORKING,
                1,
                10,
                5,
                share,
                refused,
                latencies,
                speeds,
                List.of(),
                List.of(),
                timedOut);
    }

    /** So many chunks that can be had, that nobody has, and that nobody gave though a hoster has them. */
    static Evidence chunks(long start, int revision, int available, int lost, int unanswered) {
        List<ChunkAvailability> chunks = IntStream.range(0, available + lost + unanswered)
                .mapToObj(index -> new ChunkAvailability(
                        index, index < available, index < available ? 3 : index < available + lost ? 0 : 1, 1))
                .toList();
        return new Evidence.Checked(new Revised<>(
                new Health(
                        start,
                        start + MINUTE,
                        10,
                        chunks.size(),
                        available,
                        chunks,
                        List.of(),
                        0,
                        1,
                        new Coverage(2L, 0L, List.of())),
                revision));
    }

    static TermCompliance term(ComplianceWindow window, String region, ServiceTerm term) {
        return window.getRegions().stream()
                .filter(one -> one.getRegion().equals(region))
                .flatMap(one -> one.getTerms().stream())
                .filter(one -> one.getTerm() == term)
                .findFirst()
                .orElseThrow();
    }
}
