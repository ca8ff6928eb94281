package io.swarmgauge.console.report;

import java.util.List;

/**
 * How far one setup's terms were kept.
 *
 * @param asOf end of the last window of the period with a statement, epoch milliseconds (UTC)
 * @param standingPeriodMs how far back the newest statement's own figures reach, milliseconds
 * @param terms by region and term, all regions together first
 */
public record SetupReport(String setupId, long asOf, long standingPeriodMs, List<TermReport> terms, Gaps gaps) {

    public SetupReport {
        terms = List.copyOf(terms);
    }
}
