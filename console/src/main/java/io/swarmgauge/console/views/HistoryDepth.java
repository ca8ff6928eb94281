package io.swarmgauge.console.views;

/**
 * How many windows are kept of each series.
 *
 * @param windows of rankings (per performance and region), verdicts, bandwidth, the pool of a region
 * @param attestations of attestations, which are large: they hold the samples
 * @param compliance of compliance, which is large: it holds burn rates and causes of every term and region
 * @param hostMetrics of each node's host metrics
 */
public record HistoryDepth(int windows, int attestations, int compliance, int hostMetrics) {

    public static final HistoryDepth DEFAULT = new HistoryDepth(360, 60, 120, 30);
}
