package io.swarmgauge.console.views;

/**
 * How many windows are kept of each series.
 *
 * @param windows of rankings (per performance and region), verdicts, bandwidth
 * @param attestations of attestations, which are large: they hold the samples
 */
public record HistoryDepth(int windows, int attestations) {

    public static final HistoryDepth DEFAULT = new HistoryDepth(360, 60);
}
