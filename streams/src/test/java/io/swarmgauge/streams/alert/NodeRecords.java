package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Amount;
import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.BurnRate;
import io.swarmgauge.schema.gauge.Busyness;
import io.swarmgauge.schema.gauge.ClaimVerdict;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.Flow;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.NodeBandwidth;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.PayInversion;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.PoolWindow;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.gauge.RegionCompliance;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.gauge.Shortfall;
import io.swarmgauge.schema.gauge.ShortfallKind;
import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.schema.gauge.TermCompliance;
import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.schema.node.AttestationRating;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.CpuMetrics;
import io.swarmgauge.schema.node.DiskMetrics;
import io.swarmgauge.schema.node.GpuMetrics;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.InterfaceMetrics;
import io.swarmgauge.schema.node.MemoryMetrics;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.schema.plan.ServiceTerm;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records on the topics that the alert room reads, in seconds of event time. */
final class NodeRecords {

    private NodeRecords() {}

    static NodeHeader header(String nodeId, long startSecond, long endSecond) {
        return new NodeHeader(nodeId, Given.REGION, 1L, endSecond, startSecond * 1_000, endSecond * 1_000);
    }

    static BenchmarkResult benchmark(String attestor, long startSecond, long endSecond, Sample... samples) {
        return new BenchmarkResult(
                header(attestor, startSecond, endSecond),
                Given.SETUP,
                Given.HOSTER,
                BenchmarkKind.WORKING,
                5_000,
                100.0,
                List.of(samples),
                AttestationRating.UNKNOWN,
                null,
                null);
    }

    static HostMetrics host(long startSecond, long endSecond, double cpu) {
        return new HostMetrics(
                header(Given.HOSTER, startSecond, endSecond),
                CpuMetrics.newBuilder()
                        .setLogicalProcessors(4)
                        .setProcessorTimeRatio(cpu)
                        .build(),
                MemoryMetrics.newBuilder()
                        .setTotalBytes(1_000)
                        .setFreeBytes(250)
                        .build(),
                List.of(disk("sda", "/", 0.5), disk("sdb", "/data", 0.03)),
                List.of(InterfaceMetrics.newBuilder()
                        .setName("eth0")
                        .setOutboundErrors(3L)
                        .setReceiveErrors(4L)
                        .setReceivedKilobytesPerSecond(12.0)
                        .build()),
                List.of());
    }

    static BandwidthWindow bandwidth(long startSecond, long endSecond, int revision, double egress) {
        Flow in = new Flow(1L, 1L, 8.0);
        Flow out = new Flow(1L, 1L, egress);
        return new BandwidthWindow(
                Given.SETUP,
                startSecond * 1_000,
                endSecond * 1_000,
                revision,
                in,
                out,
                List.of(new NodeBandwidth(Given.HOSTER, Given.REGION, in, out, 1, 0L)),
                List.of(),
                null);
    }

    static SelfReportVerdicts verdicts(long startSecond, long endSecond, int revision, Verdict verdict) {
        Amount none = new Amount(0L, 0L);
        return new SelfReportVerdicts(
                Given.SETUP,
                startSecond * 1_000,
                endSecond * 1_000,
                revision,
                List.of(new ClaimVerdict(Given.HOSTER, verdict, "because", null, null, none, none, none, 0L)),
                null);
    }

    private static DiskMetrics disk(String name, String mount, double free) {
        return DiskMetrics.newBuilder()
                .setName(name)
                .setMount(mount)
                .setFreeRatio(free)
                .build();
    }

    /** Everything that a platform can say. */
    static HostMetrics wholeHost(long startSecond, long endSecond) {
        return new HostMetrics(
                header(Given.HOSTER, startSecond, endSecond),
                new CpuMetrics(4, 120, 900, 0.7, 0.5, 0.15, 0.05),
                new MemoryMetrics(1_000L, 250L, 50.0, 5.0, 6.0, 7.0, 8L, 9L),
                List.of(
                        new DiskMetrics("sda", "/", 1_000L, 500L, 0.5, 10.0, 20.0, 30.0, 40.0, 50.0),
                        new DiskMetrics("sdb", "/data", 100L, 90L, 0.9, null, null, null, null, null)),
                List.of(new InterfaceMetrics("eth0", 3L, 4L, 5L, 1_000.0, 2_000.0, 6L, 7L, 20_000_000L)),
                List.of(new GpuMetrics("gpu", 1L, 0.2), new GpuMetrics("gpu", 1L, 0.8)));
    }

    static AttestedWindow attested(long startSecond, long endSecond, boolean measured) {
        RegionAttestation region = RegionAttestation.newBuilder()
                .setRegion(Given.REGION)
                .setKind(BenchmarkKind.WORKING)
                .setAttestors(1)
                .setAsked(1)
                .setAnswered(1)
                .setLatenciesMs(List.of())
                .setSpeedsBitsPerSecond(List.of())
                .setBandwidthsBitsPerSecond(List.of())
                .setWords(List.of())
                .build();
        return new AttestedWindow(
                Given.SETUP,
                startSecond * 1_000,
                endSecond * 1_000,
                0,
                List.of(new HosterAttestation(Given.HOSTER, measured ? List.of(region) : List.of())),
                List.of(),
                null);
    }

    /** One term of one region with a burn rate over an hour. */
    static ComplianceWindow compliance(
            long startSecond, long endSecond, int revision, @Nullable Double longRate, @Nullable Double shortRate) {
        return compliance(startSecond, endSecond, revision, longRate, shortRate, Given.HOSTER);
    }

    /** A window whose burn rate is due most to this hoster, null for no one hoster; in the period the usual one missed most. */
    static ComplianceWindow compliance(
            long startSecond,
            long endSecond,
            int revision,
            @Nullable Double longRate,
            @Nullable Double shortRate,
            @Nullable String burns) {
        BurnRate hour = new BurnRate(3_600_000L, 300_000L, 13.44, longRate, shortRate, 100L, 10L, false, burns);
        TermCompliance lag = TermCompliance.newBuilder()
                .setTerm(ServiceTerm.LAG)
                .setObjective(0.95)
                .setGood(9)
                .setTotal(10)
                .setPeriodGood(90)
                .setPeriodTotal(100)
                .setAchieved(0.9)
                .setBudgetLeft(-1.0)
                .setBurnRates(List.of(hour))
                .setCauses(List.of(
                        new Shortfall(Given.HOSTER, ShortfallKind.TIMED_OUT, 7L),
                        new Shortfall(null, ShortfallKind.SLOW, 3L)))
                .build();
        return new ComplianceWindow(
                Given.SETUP,
                "plan-1",
                startSecond * 1_000,
                endSecond * 1_000,
                revision,
                Duration.ofDays(28).toMillis(),
                List.of(new RegionCompliance("*", List.of(lag))),
                null);
    }

    static PayAlignment payAlignment(long startSecond, long endSecond, int inversions) {
        return new PayAlignment(
                Given.SETUP,
                Performance.LATENCY,
                startSecond * 1_000,
                endSecond * 1_000,
                0,
                List.of(),
                3,
                Collections.nCopies(inversions, new PayInversion(Given.HOSTER, Given.ATTESTOR, 5L)),
                null);
    }

    static PoolWindow pool(long startSecond, long endSecond, int providers, @Nullable Double dropOut) {
        return new PoolWindow(
                Given.REGION, startSecond * 1_000, endSecond * 1_000, 0, 10, providers, 0, 1, 1, null, dropOut);
    }

    static SwarmState swarm(@Nullable Busyness busyness, @Nullable Health health) {
        return new SwarmState(Given.SETUP, busyness, health);
    }

    static Busyness busyness(long startSecond, @Nullable Double harvested, @Nullable Double hosters) {
        return new Busyness(startSecond * 1_000, startSecond * 1_000 + 60_000, harvested, 1, hosters, List.of(), null);
    }

    static Health health(long startSecond, int asked, int available) {
        return new Health(
                startSecond * 1_000,
                startSecond * 1_000 + 60_000,
                10,
                asked,
                available,
                List.of(),
                List.of(),
                0,
                1,
                null);
    }
}
