package io.swarmgauge.console.report;

import io.swarmgauge.schema.gauge.BurnRate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The document on a screen. */
public final class ReportTable {

    private static final String ROW = "  %-14s %-16s %10s %10s %9s %11s  %-12s %s";
    private static final int MOST_CAUSES = 3;

    private ReportTable() {}

    public static List<String> lines(PlanReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("%s, %s".formatted(report.planId(), report.period()));
        lines.addAll(report.summary());
        report.setups().forEach(setup -> setup(setup, lines));
        return lines;
    }

    private static void setup(SetupReport setup, List<String> lines) {
        lines.add("");
        lines.add("%s, as of %s".formatted(setup.setupId(), Instant.ofEpochMilli(setup.asOf())));
        lines.add(ROW.formatted("REGION", "TERM", "PROMISED", "ACHIEVED", "SAMPLES", "BUDGET LEFT", "", ""));
        for (TermReport term : setup.terms()) {
            lines.add(ROW.formatted(
                            term.region(),
                            Words.term(term.term()),
                            Words.share(term.objective()),
                            Words.share(term.achieved()),
                            term.total(),
                            Words.budget(term.budgetLeft()),
                            term.verdict() == Verdict.KEPT
                                    ? term.verdict().words()
                                    : term.verdict().words().toUpperCase(Locale.ROOT),
                            remarks(term))
                    .stripTrailing());
        }
        causes(setup, lines);
        lines.add("  evidence: " + setup.gaps().words());
        if (!setup.gaps().missingOf().isEmpty()) {
            lines.add("  missing of: "
                    + setup.gaps().missingOf().entrySet().stream()
                            .map(gap -> "%s × %d".formatted(Words.hoster(gap.getKey()), gap.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        setup.gaps().silences().forEach(silence -> lines.add("  nothing stated from " + silence));
    }

    private static String remarks(TermReport term) {
        String burning = term.standing().getBurnRates().stream()
                .filter(BurnRate::getBurning)
                .map(rate -> Words.span(rate.getLongMs()))
                .collect(Collectors.joining(", "));
        String changed = term.changed() ? "promised otherwise before" : "";
        return burning.isEmpty() ? changed : "burning over %s %s".formatted(burning, changed);
    }

    private static void causes(SetupReport setup, List<String> lines) {
        setup.terms().stream()
                .filter(term -> term.region().equals(TermReport.ALL_REGIONS)
                        && !term.standing().getCauses().isEmpty())
                .forEach(term -> lines.add("  misses of %s over %s: %s"
                        .formatted(
                                Words.term(term.term()),
                                Words.span(setup.standingPeriodMs()),
                                term.standing().getCauses().stream()
                                        .limit(MOST_CAUSES)
                                        .map(Words::cause)
                                        .collect(Collectors.joining(", ")))));
    }
}
