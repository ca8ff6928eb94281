package io.swarmgauge.console.report;

import org.jspecify.annotations.Nullable;

/**
 * What a part of the period came to.
 *
 * @param from first moment of the part, epoch milliseconds (UTC)
 * @param achieved share of the part's samples that kept the term, 0..1; null without any
 * @param budgetLeft what the last statement of the part says is left of the error budget: 1 is all, below 0 is overspent; null
 *     without one
 */
public record Point(
        long from, @Nullable Double achieved, @Nullable Double budgetLeft) {}
