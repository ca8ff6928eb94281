package io.swarmgauge.console.report;

import io.swarmgauge.console.log.Period;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.Coverage;
import io.swarmgauge.schema.gauge.NodeGap;
import io.swarmgauge.schema.gauge.RegionCompliance;
import io.swarmgauge.schema.gauge.TermCompliance;
import io.swarmgauge.schema.plan.ServiceTerm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The statements about one setup: of each window the newest revision, of all of them only what the document sums up. */
final class SetupBook {

    /** A month of windows of a minute, in parts that a chart can show. */
    private static final int MOST_PARTS = 120;

    /** The last windows may still be open, or be on their way. */
    private static final int PENDING_WINDOWS = 3;

    private static final Comparator<Named> ORDER = Comparator.comparing(
                    (Named name) -> !name.region().equals(TermReport.ALL_REGIONS))
            .thenComparing(Named::region)
            .thenComparing(Named::term);

    private record Named(String region, ServiceTerm term) {}

    private record Counted(
            double objective,
            long good,
            long total,
            @Nullable Double budgetLeft) {}

    private record Statement(int revision, @Nullable Coverage coverage, SortedMap<Named, Counted> terms) {}

    private final String setupId;
    private final Period period;
    private final NavigableMap<Long, Statement> statements = new TreeMap<>();
    private @Nullable ComplianceWindow newest;

    SetupBook(String setupId, Period period) {
        this.setupId = setupId;
        this.period = period;
    }

    void add(ComplianceWindow window) {
        Statement before = statements.get(window.getWindowStart());
        if (before != null && before.revision() > window.getRevision()) {
            return;
        }
        statements.put(window.getWindowStart(), statement(window));
        if (newest == null || window.getWindowStart() >= newest.getWindowStart()) {
            newest = window;
        }
    }

    SetupReport report() {
        ComplianceWindow last = newest;
        if (last == null) {
            throw new IllegalStateException("a setup's book is made for its first statement");
        }
        List<TermReport> terms = new ArrayList<>();
        for (RegionCompliance region : last.getRegions()) {
            region.getTerms().forEach(term -> terms.add(term(new Named(region.getRegion(), term.getTerm()), term)));
        }
        terms.sort(Comparator.comparing(term -> new Named(term.region(), term.term()), ORDER));
        return new SetupReport(setupId, last.getWindowEnd(), last.getPeriodMs(), terms, gaps(size(last)));
    }

    private static Statement statement(ComplianceWindow window) {
        SortedMap<Named, Counted> terms = new TreeMap<>(ORDER);
        for (RegionCompliance region : window.getRegions()) {
            for (TermCompliance term : region.getTerms()) {
                terms.put(
                        new Named(region.getRegion(), term.getTerm()),
                        new Counted(term.getObjective(), term.getGood(), term.getTotal(), term.getBudgetLeft()));
            }
        }
        return new Statement(window.getRevision(), window.getCoverage(), terms);
    }

    private TermReport term(Named name, TermCompliance standing) {
        long good = 0;
        long total = 0;
        boolean changed = false;
        for (Statement statement : statements.values()) {
            Counted counted = statement.terms().get(name);
            if (counted != null) {
                good += counted.good();
                total += counted.total();
                changed |= counted.objective() != standing.getObjective();
            }
        }
        return new TermReport(
                setupId,
                name.region(),
                name.term(),
                standing.getObjective(),
                changed,
                good,
                total,
                standing,
                course(name));
    }

    /** The period in parts that begin on whole windows. */
    private List<Point> course(Named name) {
        long length = period.until() - period.from();
        long size = newest == null ? length : size(newest);
        long windows = Math.max(1, -Math.floorDiv(-length, size));
        long part = -Math.floorDiv(-windows, Math.min(windows, MOST_PARTS)) * size;
        List<Point> course = new ArrayList<>();
        for (long from = period.from(); from < period.until(); from += part) {
            long good = 0;
            long total = 0;
            Double budget = null;
            for (Statement statement : statements.subMap(from, from + part).values()) {
                Counted counted = statement.terms().get(name);
                if (counted != null) {
                    good += counted.good();
                    total += counted.total();
                    budget = counted.budgetLeft() == null ? budget : counted.budgetLeft();
                }
            }
            course.add(new Point(from, total == 0 ? null : (double) good / total, budget));
        }
        return course;
    }

    private Gaps gaps(long size) {
        long arrived = 0;
        long missing = 0;
        SortedMap<String, Long> missingOf = new TreeMap<>();
        List<Period> silences = new ArrayList<>();
        long expected = Math.floorDiv(period.from() + size - 1, size) * size;
        for (var entry : statements.entrySet()) {
            if (entry.getKey() > expected) {
                silences.add(new Period(expected, entry.getKey()));
            }
            expected = entry.getKey() + size;
            Coverage coverage = entry.getValue().coverage();
            if (coverage != null) {
                arrived += coverage.getArrived();
                missing += coverage.getMissing();
                for (NodeGap gap : coverage.getIncomplete()) {
                    missingOf.merge(gap.getNodeId(), gap.getMissing(), Long::sum);
                }
            }
        }
        if (period.until() - expected >= PENDING_WINDOWS * size) {
            silences.add(new Period(expected, period.until()));
        }
        long silent = silences.stream()
                .mapToLong(silence -> -Math.floorDiv(-(silence.until() - silence.from()), size))
                .sum();
        return new Gaps(statements.size() + silent, statements.size(), longest(silences), arrived, missing, missingOf);
    }

    private static List<Period> longest(List<Period> silences) {
        return silences.stream()
                .sorted(Comparator.comparingLong((Period silence) -> silence.from() - silence.until()))
                .limit(Gaps.MOST_SILENCES)
                .sorted(Comparator.comparingLong(Period::from))
                .toList();
    }

    private static long size(ComplianceWindow window) {
        return window.getWindowEnd() - window.getWindowStart();
    }
}
