package io.swarmgauge.streams.bandwidth;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.Flow;
import io.swarmgauge.schema.gauge.NodeBandwidth;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.streams.kit.window.Heard;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.kit.window.WindowPolicy;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.bandwidth.BandwidthState;
import io.swarmgauge.streams.state.bandwidth.NodeTally;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Adds up what nodes say they moved. A batch counts in the window in which it began. */
final class BandwidthPolicy implements WindowPolicy<TransferBatch, BandwidthState, BandwidthWindow> {

    private final WindowTimes times;

    BandwidthPolicy(WindowTimes times) {
        this.times = times;
    }

    @Override
    public BandwidthState empty() {
        return new BandwidthState(List.of());
    }

    @Override
    public List<Window> windows(TransferBatch batch) {
        return List.of(times.containing(batch.getHeader().getWindowStart()));
    }

    @Override
    public BandwidthState add(BandwidthState state, TransferBatch batch) {
        return new BandwidthState(Tallies.with(state.getNodes(), batch));
    }

    @Override
    public BandwidthState bounded(BandwidthState state, Set<String> planned) {
        List<NodeTally> bounded = Tallies.bounded(state.getNodes(), planned);
        return bounded == state.getNodes() ? state : new BandwidthState(bounded);
    }

    @Override
    public List<BandwidthWindow> conclude(
            String setupId, Window window, int revision, BandwidthState state, Heard heard, HostingSetup setup) {
        List<NodeBandwidth> hosters = hosters(state, heard, setup, window);
        return List.of(new BandwidthWindow(
                setupId,
                window.start(),
                window.end(),
                revision,
                total(hosters, NodeBandwidth::getIngress, window),
                total(hosters, NodeBandwidth::getEgress, window),
                hosters,
                others(state, heard, setup, window),
                heard.coverage()));
    }

    /** A hoster that said nothing appears with nothing: its absence is a finding. */
    private static List<NodeBandwidth> hosters(BandwidthState state, Heard heard, HostingSetup setup, Window window) {
        Map<String, NodeTally> spoke =
                state.getNodes().stream().collect(toMap(NodeTally::getNodeId, Function.identity()));
        return setup.getHosters().stream()
                .map(hoster -> bandwidth(
                        spoke.getOrDefault(hoster.getHosterId(), Tallies.silent(hoster.getHosterId())),
                        hoster.getRegion(),
                        heard,
                        window))
                .toList();
    }

    private static List<NodeBandwidth> others(BandwidthState state, Heard heard, HostingSetup setup, Window window) {
        Set<String> hosters =
                setup.getHosters().stream().map(SetupHoster::getHosterId).collect(toSet());
        return state.getNodes().stream()
                .filter(tally -> !hosters.contains(tally.getNodeId()))
                .map(tally -> bandwidth(tally, tally.getRegion(), heard, window))
                .toList();
    }

    private static NodeBandwidth bandwidth(NodeTally tally, String region, Heard heard, Window window) {
        return new NodeBandwidth(
                tally.getNodeId(),
                region,
                flow(tally.getIngressChunks(), tally.getIngressBytes(), window),
                flow(tally.getEgressChunks(), tally.getEgressBytes(), window),
                tally.getBatches(),
                heard.missing(tally.getNodeId(), TopicCatalogue.TRANSFERS));
    }

    private static Flow total(List<NodeBandwidth> hosters, Function<NodeBandwidth, Flow> direction, Window window) {
        return flow(
                hosters.stream().map(direction).mapToLong(Flow::getChunks).sum(),
                hosters.stream().map(direction).mapToLong(Flow::getBytes).sum(),
                window);
    }

    private static Flow flow(long chunks, long bytes, Window window) {
        return new Flow(chunks, bytes, bytes * 8 / window.seconds());
    }
}
