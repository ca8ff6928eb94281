package io.swarmgauge.stories.kill;

import static java.util.stream.Collectors.toMap;

import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.ClaimVerdict;
import io.swarmgauge.schema.gauge.NodeBandwidth;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.stories.TopicView;
import io.swarmgauge.stories.kill.AuditBooks.Moved;
import io.swarmgauge.stories.kill.AuditBooks.Slot;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** What a consumer that reads committed records only sees: the last revision of everything. */
final class Conclusions implements AutoCloseable {

    private final TopicView<BandwidthWindow> bandwidth;
    private final TopicView<SelfReportVerdicts> verdicts;
    private final TopicView<byte[]> letters;

    Conclusions(KillScene scene) {
        bandwidth = TopicView.of(scene.bootstrapServers(), scene.serdes(), TopicCatalogue.BANDWIDTH);
        verdicts = TopicView.of(scene.bootstrapServers(), scene.serdes(), TopicCatalogue.SELF_REPORT_VERDICTS);
        letters = TopicView.raw(scene.bootstrapServers(), TopicCatalogue.DEAD_LETTERS);
    }

    Collection<BandwidthWindow> windows() {
        return last(
                        bandwidth.values(window -> true),
                        window -> new Slot(window.getSetupId(), window.getWindowStart()),
                        BandwidthWindow::getRevision)
                .values();
    }

    /** By setup and window, then by node; nobody who moved nothing. */
    Map<Slot, Map<String, Moved>> moved() {
        Map<Slot, Map<String, Moved>> moved = new TreeMap<>();
        for (BandwidthWindow window : windows()) {
            Map<String, Moved> nodes = Stream.concat(window.getHosters().stream(), window.getOthers().stream())
                    .filter(node ->
                            node.getIngress().getChunks() + node.getEgress().getChunks() > 0)
                    .collect(toMap(NodeBandwidth::getNodeId, Conclusions::moved, Moved::plus, TreeMap::new));
            if (!nodes.isEmpty()) {
                moved.put(new Slot(window.getSetupId(), window.getWindowStart()), nodes);
            }
        }
        return moved;
    }

    /** The verdicts of each setup and period, by hoster. */
    Map<Slot, Map<String, ClaimVerdict>> verdicts() {
        Map<Slot, Map<String, ClaimVerdict>> spoken = new TreeMap<>();
        last(
                        verdicts.values(period -> true),
                        period -> new Slot(period.getSetupId(), period.getWindowStart()),
                        SelfReportVerdicts::getRevision)
                .forEach((slot, period) -> spoken.put(
                        slot,
                        period.getHosters().stream().collect(toMap(ClaimVerdict::getHosterId, Function.identity()))));
        return spoken;
    }

    /** How many dead letters there are of each reason. */
    Map<String, Long> letters() {
        Map<String, Long> reasons = new TreeMap<>();
        letters.records()
                .forEach(letter -> reasons.merge(
                        new String(letter.headers().lastHeader("sg-reason").value(), StandardCharsets.UTF_8),
                        1L,
                        Long::sum));
        return reasons;
    }

    @Override
    public void close() {
        bandwidth.close();
        verdicts.close();
        letters.close();
    }

    private static Moved moved(NodeBandwidth node) {
        return new Moved(
                node.getIngress().getChunks(),
                node.getIngress().getBytes(),
                node.getEgress().getChunks(),
                node.getEgress().getBytes());
    }

    private static <V> Map<Slot, V> last(List<V> values, Function<V, Slot> slot, ToIntFunction<V> revision) {
        return values.stream()
                .collect(toMap(
                        slot,
                        Function.identity(),
                        (a, b) -> revision.applyAsInt(a) > revision.applyAsInt(b) ? a : b,
                        TreeMap::new));
    }
}
