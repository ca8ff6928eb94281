package io.swarmgauge.benchmarks.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.load.Wire;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.Flow;
import io.swarmgauge.schema.gauge.NodeBandwidth;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** From a window that is over to the record that Swarmgauge would publish, but for the coverage, which only it knows. */
final class ConclusionWriter {

    private final Serializer<BandwidthWindow> serializer = Wire.serdes().serializer(TopicCatalogue.BANDWIDTH);

    ProducerRecord<byte[], byte[]> record(Concluded concluded) {
        String topic = TopicCatalogue.BANDWIDTH.name();
        long end = concluded.windowStart() + LoadShape.WINDOW.toMillis();
        byte[] value = serializer.serialize(topic, window(concluded, end));
        return new ProducerRecord<>(topic, null, end - 1, concluded.setupId().getBytes(UTF_8), value);
    }

    private static BandwidthWindow window(Concluded concluded, long end) {
        List<NodeBandwidth> hosters = new ArrayList<>();
        List<NodeBandwidth> others = new ArrayList<>();
        concluded.totals().nodes.forEach((node, totals) -> (totals.hoster ? hosters : others)
                .add(bandwidth(node, totals)));
        return BandwidthWindow.newBuilder()
                .setSetupId(concluded.setupId())
                .setWindowStart(concluded.windowStart())
                .setWindowEnd(end)
                .setRevision(0)
                .setIngress(total(hosters, hoster -> hoster.getIngress().getChunks(), hoster -> hoster.getIngress()
                        .getBytes()))
                .setEgress(total(hosters, hoster -> hoster.getEgress().getChunks(), hoster -> hoster.getEgress()
                        .getBytes()))
                .setHosters(hosters)
                .setOthers(others)
                .build();
    }

    private static NodeBandwidth bandwidth(String node, NodeTotals totals) {
        return NodeBandwidth.newBuilder()
                .setNodeId(node)
                .setRegion(totals.region)
                .setIngress(flow(totals.chunksIn, totals.bytesIn))
                .setEgress(flow(totals.chunksOut, totals.bytesOut))
                .setBatches(totals.batches)
                .build();
    }

    private static Flow total(
            List<NodeBandwidth> hosters, ToLongFunction<NodeBandwidth> chunks, ToLongFunction<NodeBandwidth> bytes) {
        return flow(
                hosters.stream().mapToLong(chunks).sum(),
                hosters.stream().mapToLong(bytes).sum());
    }

    private static Flow flow(long chunks, long bytes) {
        return new Flow(chunks, bytes, (double) bytes * 8 / LoadShape.WINDOW.toSeconds());
    }
}
