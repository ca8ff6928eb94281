package io.swarmgauge.console.report;

import io.swarmgauge.schema.gauge.BurnRate;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.Coverage;
import io.swarmgauge.schema.gauge.NodeGap;
import io.swarmgauge.schema.gauge.RegionCompliance;
import io.swarmgauge.schema.gauge.Shortfall;
import io.swarmgauge.schema.gauge.ShortfallKind;
import io.swarmgauge.schema.gauge.TermCompliance;
import io.swarmgauge.schema.plan.ServiceTerm;
import java.time.Duration;
import java.util.List;

/** Statements on gauge.compliance, by hand. */
final class Statements {

    static final String PLAN = "stream-plan";
    static final String HOSTER = "ab12cd34".repeat(8);
    static final long MINUTE = Duration.ofMinutes(1).toMillis();
    static final long START = 1_793_491_200_000L; // 2026-11-01T00:00:00Z

    private Statements() {}

    /** A window with one term in one region. */
    static ComplianceWindow window(String setup, int nth, int revision, long good, long total) {
        return window(PLAN, setup, nth, revision, List.of(new RegionCompliance("*", List.of(lag(0.95, good, total)))));
    }

    static ComplianceWindow window(String plan, String setup, int nth, int revision, List<RegionCompliance> regions) {
        long start = START + nth * MINUTE;
        return ComplianceWindow.newBuilder()
                .setSetupId(setup)
                .setPlanId(plan)
                .setWindowStart(start)
                .setWindowEnd(start + MINUTE)
                .setRevision(revision)
                .setPeriodMs(Duration.ofDays(28).toMillis())
                .setRegions(regions)
                .setCoverage(new Coverage(10L, 1L, List.of(new NodeGap(HOSTER, 1L))))
                .build();
    }

    static TermCompliance lag(double objective, long good, long total) {
        return term(ServiceTerm.LAG, objective, good, total);
    }

    static TermCompliance term(ServiceTerm term, double objective, long good, long total) {
        Double achieved = total == 0 ? null : (double) good / total;
        return TermCompliance.newBuilder()
                .setTerm(term)
                .setObjective(objective)
                .setGood(good)
                .setTotal(total)
                .setPeriodGood(good * 100)
                .setPeriodTotal(total * 100)
                .setAchieved(achieved)
                .setBudgetLeft(achieved == null ? null : 1 - (1 - achieved) / (1 - objective))
                .setBurnRates(List.of(
                        new BurnRate(3_600_000L, 300_000L, 13.44, 14.2, 15.0, 400L, 60L, true, HOSTER),
                        new BurnRate(21_600_000L, 1_800_000L, 5.6, 2.0, null, 900L, 8L, false, null)))
                .setCauses(
                        good == total
                                ? List.of()
                                : List.of(
                                        new Shortfall(HOSTER, ShortfallKind.SLOW, 42L),
                                        new Shortfall(null, ShortfallKind.UNANSWERED, 3L)))
                .build();
    }
}
