package io.swarmgauge.streams.compliance;

import java.time.Duration;
import java.util.List;

/**
 * Two windows over which an error budget burns too fast: the longer one shows that it matters, the shorter one that it has
 * not ended. The factor is the share of the budget that the longer window may use, over its share of the period: B. Beyer
 * and others, The Site Reliability Workbook, O'Reilly 2018, chapter 5, there for 30 days.
 *
 * @param factor rate above which both are a breach; 1 uses up the budget in exactly the period
 */
record BurnPair(Duration shorter, Duration longer, double factor) {

    /** 2 % of a budget of 28 days in 1 h, 5 % in 6 h, 10 % in a day, 10 % in 3 days. */
    static final List<BurnPair> ALL = List.of(
            new BurnPair(Duration.ofMinutes(5), Duration.ofHours(1), 13.44),
            new BurnPair(Duration.ofMinutes(30), Duration.ofHours(6), 5.6),
            new BurnPair(Duration.ofHours(2), Duration.ofDays(1), 2.8),
            new BurnPair(Duration.ofHours(6), Duration.ofDays(3), 0.933));
}
