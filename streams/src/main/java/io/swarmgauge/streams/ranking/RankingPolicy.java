package io.swarmgauge.streams.ranking;

import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.kit.window.WindowPolicy;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.ranking.HosterSamples;
import io.swarmgauge.streams.state.ranking.RankingWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what attestors measured of each hoster, and orders the plan's hosters by it. */
final class RankingPolicy implements WindowPolicy<BenchmarkResult, RankingWindow, Ranking> {

    private final WindowTimes times;

    RankingPolicy(WindowTimes times) {
        this.times = times;
    }

    @Override
    public RankingWindow empty() {
        return new RankingWindow(List.of());
    }

    @Override
    public List<Window> windows(BenchmarkResult result) {
        return Measurement.isByAnother(result)
                ? List.of(times.containing(result.getHeader().getWindowStart()))
                : List.of();
    }

    @Override
    public RankingWindow add(RankingWindow state, BenchmarkResult result) {
        HosterSamples before = samplesOf(state, result.getHosterId());
        Measurement measured = Measurement.of(result);
        HosterSamples after = new HosterSamples(
                before.getHosterId(),
                BoundedSamples.with(before.getLatencies(), measured.latencies()),
                BoundedSamples.with(before.getBandwidths(), measured.bandwidths()),
                before.getFailures() + measured.failures(),
                before.getRequests() + measured.requests(),
                before.getRefusals() + measured.refusals());
        List<HosterSamples> hosters = new ArrayList<>(state.getHosters());
        hosters.removeIf(hoster -> hoster.getHosterId().equals(after.getHosterId()));
        hosters.add(after);
        hosters.sort(Comparator.comparing(HosterSamples::getHosterId));
        return new RankingWindow(hosters);
    }

    @Override
    public List<Ranking> conclude(
            String setupId, Window window, int revision, RankingWindow state, HostingSetup setup) {
        return List.of(
                ranking(Performance.LATENCY, window, revision, state, setup),
                ranking(Performance.BANDWIDTH, window, revision, state, setup));
    }

    private static Ranking ranking(
            Performance performance, Window window, int revision, RankingWindow state, HostingSetup setup) {
        List<Contender> contenders = setup.getHosters().stream()
                .map(SetupHoster::getHosterId)
                .map(hosterId -> contender(performance, samplesOf(state, hosterId)))
                .toList();
        return new Ranking(
                setup.getSetupId(), performance, window.start(), window.end(), revision, Places.of(contenders), null);
    }

    private static Contender contender(Performance performance, HosterSamples measured) {
        var samples = performance == Performance.LATENCY ? measured.getLatencies() : measured.getBandwidths();
        return Contender.of(
                measured.getHosterId(),
                performance,
                BoundedSamples.values(samples),
                measured.getFailures(),
                refusesMost(measured));
    }

    /** Refusals are no samples, so a hoster could refuse whatever it cannot serve fast and lead with the rest. */
    private static boolean refusesMost(HosterSamples measured) {
        return 2L * measured.getRefusals() > measured.getRequests();
    }

    private static HosterSamples samplesOf(RankingWindow state, String hosterId) {
        return state.getHosters().stream()
                .filter(hoster -> hoster.getHosterId().equals(hosterId))
                .findFirst()
                .orElseGet(() -> new HosterSamples(hosterId, List.of(), List.of(), 0, 0, 0));
    }
}
