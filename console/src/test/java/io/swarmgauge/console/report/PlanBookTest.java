package io.swarmgauge.console.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmgauge.console.log.Period;
import io.swarmgauge.schema.gauge.RegionCompliance;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanBookTest {

    private static final Period TEN_MINUTES = new Period(Statements.START, Statements.START + 10 * Statements.MINUTE);

    private final PlanBook book = new PlanBook(Statements.PLAN, TEN_MINUTES);

    @Test
    void thePeriodIsTheSumOfItsWindowsNewestRevisions() {
        book.add(Statements.window("setup-1", 0, 0, 90, 100));
        book.add(Statements.window("setup-1", 1, 1, 80, 100));
        book.add(Statements.window("setup-1", 1, 0, 10, 10));

        TermReport term = only(book.report()).terms().get(0);

        assertThat(term.good()).isEqualTo(170);
        assertThat(term.total()).isEqualTo(200);
        assertThat(term.achieved()).isEqualTo(0.85);
        assertThat(term.budgetLeft()).isCloseTo(1 - 0.15 / 0.05, within(1e-9));
        assertThat(term.verdict()).isEqualTo(Verdict.NOT_KEPT);
    }

    @Test
    void whatIsBesideThePeriodOrOfAnotherPlanCountsForNothing() {
        book.add(Statements.window("setup-1", -1, 0, 0, 100));
        book.add(Statements.window("setup-1", 10, 0, 0, 100));
        book.add(Statements.window("other-plan", "setup-9", 3, 0, List.of()));
        book.add(Statements.window("setup-1", 9, 0, 95, 100));

        PlanReport report = book.report();

        assertThat(report.verdict()).isEqualTo(Verdict.KEPT);
        assertThat(only(report).terms().get(0).total()).isEqualTo(100);
        assertThat(book.plans()).containsExactly("other-plan", Statements.PLAN);
    }

    @Test
    void onePlanWithOneBrokenTermInOneRegionIsNotKept() {
        book.add(Statements.window(
                Statements.PLAN,
                "setup-1",
                0,
                0,
                List.of(
                        new RegionCompliance("*", List.of(Statements.lag(0.95, 196, 200))),
                        new RegionCompliance("africa", List.of(Statements.lag(0.95, 0, 0))),
                        new RegionCompliance("asia", List.of(Statements.lag(0.95, 94, 100))))));

        PlanReport report = book.report();

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_KEPT);
        assertThat(report.summary())
                .containsExactly(
                        "Not kept: 1 of 2 terms that were measured.",
                        "setup-1, within lag in asia: 94 % of 95 % promised (6 of 100 samples missed it).",
                        "1 terms were not measured: nothing is known of them.",
                        "There are gaps in the evidence: they are named with each setup.");
    }

    @Test
    void withoutASampleNobodyKnows() {
        book.add(Statements.window("setup-1", 0, 0, 0, 0));

        assertThat(book.report().verdict()).isEqualTo(Verdict.NOT_MEASURED);
        assertThat(only(book.report()).terms().get(0).achieved()).isNull();
    }

    @Test
    void windowsWithoutAStatementAndMissingRecordsAreGaps() {
        book.add(Statements.window("setup-1", 2, 0, 1, 1));
        book.add(Statements.window("setup-1", 3, 0, 1, 1));
        book.add(Statements.window("setup-1", 6, 0, 1, 1));

        Gaps gaps = only(book.report()).gaps();

        assertThat(gaps.silences()).containsExactly(minutes(0, 2), minutes(4, 6), minutes(7, 10));
        assertThat(gaps.windows()).isEqualTo(10);
        assertThat(gaps.stated()).isEqualTo(3);
        assertThat(gaps.missingOf()).containsExactly(java.util.Map.entry(Statements.HOSTER, 3L));
        assertThat(gaps.words()).isEqualTo("3 of 10 windows have a statement; 3 of 33 records of nodes did not arrive");
    }

    @Test
    void windowsThatMayStillBeOpenAreNoGap() {
        for (int nth = 0; nth < 8; nth++) {
            book.add(Statements.window("setup-1", nth, 0, 1, 1));
        }

        assertThat(only(book.report()).gaps().silences()).isEmpty();
    }

    @Test
    void aPromiseThatChangedIsSaidAndTheNewestCounts() {
        book.add(Statements.window(
                Statements.PLAN,
                "setup-1",
                0,
                0,
                List.of(new RegionCompliance("*", List.of(Statements.lag(0.9, 9, 10))))));
        book.add(Statements.window("setup-1", 1, 0, 9, 10));

        TermReport term = only(book.report()).terms().get(0);

        assertThat(term.changed()).isTrue();
        assertThat(term.objective()).isEqualTo(0.95);
    }

    @Test
    void theCourseHasAPartForEachWindowAndOpenPartsWhereNothingWasSaid() {
        book.add(Statements.window("setup-1", 0, 0, 9, 10));
        book.add(Statements.window("setup-1", 2, 0, 10, 10));

        assertThat(only(book.report()).terms().get(0).course())
                .hasSize(10)
                .extracting(Point::achieved)
                .startsWith(0.9, null, 1.0, null);
    }

    @Test
    void aLongCourseIsSummedUpInParts() {
        PlanBook day = new PlanBook(
                Statements.PLAN, new Period(Statements.START, Statements.START + 1_440 * Statements.MINUTE));
        for (int nth = 0; nth < 1_440; nth++) {
            day.add(Statements.window("setup-1", nth, 0, nth % 2, 1));
        }

        assertThat(only(day.report()).terms().get(0).course())
                .hasSize(120)
                .allSatisfy(point -> assertThat(point.achieved()).isEqualTo(0.5));
    }

    private static Period minutes(int from, int until) {
        return new Period(Statements.START + from * Statements.MINUTE, Statements.START + until * Statements.MINUTE);
    }

    private static SetupReport only(PlanReport report) {
        assertThat(report.setups()).hasSize(1);
        return report.setups().get(0);
    }
}
