package io.swarmgauge.console.page;

import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.Amount;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.BurnRate;
import io.swarmgauge.schema.gauge.CauseKind;
import io.swarmgauge.schema.gauge.ClaimVerdict;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.gauge.Flow;
import io.swarmgauge.schema.gauge.KnownNode;
import io.swarmgauge.schema.gauge.NodeBandwidth;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.gauge.RegionCompliance;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.gauge.Shortfall;
import io.swarmgauge.schema.gauge.ShortfallKind;
import io.swarmgauge.schema.gauge.SuspectedCause;
import io.swarmgauge.schema.gauge.TermCompliance;
import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.schema.plan.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is said of a small swarm: one setup, three hosters, of which the third is slow. */
final class PageSwarm {

    static final String SETUP = "setup-1";
    static final String PLAN = "plan-1";
    static final String ANNA = "a1".repeat(32);
    static final String BAO = "b2".repeat(32);
    static final String EKOW = "e3".repeat(32);

    private static final Map<String, String> REGIONS = Map.of(ANNA, "europe", BAO, "asia", EKOW, "africa");
    private static final long WINDOW = 10_000;
    private static final long PERIOD = Duration.ofDays(28).toMillis();
    private static final double FACTOR = 13.44;

    private PageSwarm() {}

    static long start(int window) {
        return SampleRecords.MOMENT + window * WINDOW;
    }

    static HostingSetup setup() {
        HostingSetup setup = SampleRecords.full(HostingSetup.class);
        SampleRecords.with(setup, "setupId", SETUP);
        SampleRecords.with(setup, "planId", PLAN);
        SampleRecords.with(
                setup,
                "hosters",
                List.of(
                        new SetupHoster(ANNA, "europe", 30L),
                        new SetupHoster(BAO, "asia", 20L),
                        new SetupHoster(EKOW, "africa", 40L)));
        return setup;
    }

    static KnownNode node(String id) {
        return node(id, REGIONS.getOrDefault(id, "elsewhere"));
    }

    static KnownNode node(String id, String region) {
        KnownNode node = SampleRecords.full(KnownNode.class);
        SampleRecords.with(node, "nodeId", id);
        SampleRecords.with(node, "left", false);
        SampleRecords.with(node.getRegistration(), "roles", List.of(Role.HOSTER));
        SampleRecords.with(node.getRegistration().getHeader(), "nodeId", id);
        SampleRecords.with(node.getRegistration().getHeader(), "region", region);
        return node;
    }

    /** The hosters in this order, none tied. */
    static Ranking ranking(int window, Performance performance, String... hosters) {
        List<RankedHoster> places = new ArrayList<>();
        for (int place = 1; place <= hosters.length; place++) {
            places.add(new RankedHoster(hosters[place - 1], place, 10.0 * place, 9.0 * place, 11.0 * place, 40, 0));
        }
        return Ranking.newBuilder()
                .setSetupId(SETUP)
                .setPerformance(performance)
                .setWindowStart(start(window))
                .setWindowEnd(start(window + 1))
                .setRevision(0)
                .setHosters(places)
                .build();
    }

    static BandwidthWindow bandwidth(int window) {
        List<NodeBandwidth> hosters = List.of(ANNA, BAO, EKOW).stream()
                .map(id ->
                        new NodeBandwidth(id, REGIONS.getOrDefault(id, ""), flow(0), flow(1_000_000 + window), 5, 0L))
                .toList();
        return new BandwidthWindow(
                SETUP, start(window), start(window + 1), 0, flow(0), flow(3_000_000), hosters, List.of(), null);
    }

    private static Flow flow(long bytes) {
        return new Flow(bytes / 65_536, bytes, bytes * 8_000.0 / WINDOW);
    }

    static SelfReportVerdicts verdicts(int window, Verdict ofEkow) {
        return new SelfReportVerdicts(
                SETUP,
                start(window),
                start(window + 1),
                0,
                List.of(claim(ANNA, Verdict.CONSISTENT), claim(BAO, Verdict.CONSISTENT), claim(EKOW, ofEkow)),
                null);
    }

    private static ClaimVerdict claim(String id, Verdict verdict) {
        Amount amount = new Amount(20L, 1_300_000L);
        return new ClaimVerdict(
                id, verdict, "Claims 1,300,000 bytes of egress.", amount, amount, amount, amount, amount, 1_300_000L);
    }

    static Alert alert(AlertStatus status) {
        return Alert.newBuilder()
                .setFingerprint("0123456789abcdef")
                .setStatus(status)
                .setRule("hoster-slow")
                .setSeverity(Severity.CRITICAL)
                .setSummary("Hoster answers slower than its terms allow")
                .setLabels(Map.of("node", EKOW, "setup", SETUP, "region", "africa"))
                .setSignal(Signal.LATENCY_MS)
                .setValue(155.0)
                .setThreshold(100.0)
                .setStartsAt(start(0))
                .setEndsAt(status == AlertStatus.RESOLVED ? start(6) : null)
                .setFiredAt(start(1))
                .setEvidence(List.of(new Evidence("gauge.attestations", 3, 1042L)))
                .setAnnotations(Map.of("runbook", "https://example.org/slow", "advice", "Look at its disk"))
                .setSuspectedCauses(
                        List.of(new SuspectedCause(CauseKind.DISK_FULL, "2 % of the disk are free", 0.02, List.of())))
                .build();
    }

    static ComplianceWindow compliance(int window) {
        return ComplianceWindow.newBuilder()
                .setSetupId(SETUP)
                .setPlanId(PLAN)
                .setWindowStart(start(window))
                .setWindowEnd(start(window + 1))
                .setRevision(0)
                .setPeriodMs(PERIOD)
                .setRegions(List.of(
                        new RegionCompliance("*", List.of(lag(0.91 - window * 0.001), availability())),
                        new RegionCompliance("africa", List.of(lag(0.99)))))
                .build();
    }

    private static TermCompliance lag(double achieved) {
        long total = 10_000;
        long good = Math.round(total * achieved);
        BurnRate fast = BurnRate.newBuilder()
                .setLongMs(Duration.ofHours(1).toMillis())
                .setShortMs(Duration.ofMinutes(5).toMillis())
                .setFactor(FACTOR)
                .setLongRate(achieved < 0.95 ? 18.0 : 0.2)
                .setShortRate(achieved < 0.95 ? 21.0 : 0.1)
                .setLongSamples(3_600)
                .setShortSamples(300)
                .setBurning(achieved < 0.95)
                .build();
        return TermCompliance.newBuilder()
                .setTerm(ServiceTerm.LAG)
                .setObjective(0.95)
                .setGood(38)
                .setTotal(40)
                .setPeriodGood(good)
                .setPeriodTotal(total)
                .setAchieved(achieved)
                .setBudgetLeft(1 - (1 - achieved) / 0.05)
                .setBurnRates(List.of(fast))
                .setCauses(List.of(new Shortfall(EKOW, ShortfallKind.SLOW, total - good)))
                .build();
    }

    private static TermCompliance availability() {
        return TermCompliance.newBuilder()
                .setTerm(ServiceTerm.AVAILABILITY)
                .setObjective(0.99)
                .setGood(1)
                .setTotal(1)
                .setPeriodGood(0)
                .setPeriodTotal(0)
                .setAchieved(null)
                .setBudgetLeft(null)
                .setBurnRates(List.of())
                .setCauses(List.of())
                .build();
    }
}
