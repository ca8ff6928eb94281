package io.swarmgauge.benchmarks.kafka;

import io.swarmgauge.benchmarks.load.Aggregates;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.load.Sums;
import io.swarmgauge.benchmarks.load.Wire;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.NodeBandwidth;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what an engine concludes, from the moment of its making on, and only what is committed. */
public final class SinkReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, BandwidthWindow> consumer;
    private final Aggregates aggregates = new Aggregates();

    public SinkReader(String bootstrapServers, int partitionCount) {
        Deserializer<BandwidthWindow> values = Wire.serdes().deserializer(TopicCatalogue.BANDWIDTH);
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                values);
        List<TopicPartition> partitions = IntStream.range(0, partitionCount)
                .mapToObj(partition -> new TopicPartition(TopicCatalogue.BANDWIDTH.name(), partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // seeking is lazy, and the engine must not be quicker
    }

    /** What was concluded up to now; a correction takes the place of what it corrects. Waits a little for more. */
    public Aggregates poll() {
        consumer.poll(POLL).forEach(record -> keep(record.value()));
        return aggregates;
    }

    /** What is committed by now, all of it. */
    public Aggregates pollToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll();
        }
        return aggregates;
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Windows after the load hold only what closes the others. */
    private void keep(BandwidthWindow window) {
        if (window.getWindowStart() < LoadShape.END) {
            aggregates.replace(window.getSetupId(), window.getWindowStart(), nodes(window));
        }
    }

    private static Map<String, Sums> nodes(BandwidthWindow window) {
        return Stream.concat(window.getHosters().stream(), window.getOthers().stream())
                .collect(Collectors.toMap(NodeBandwidth::getNodeId, SinkReader::sums));
    }

    private static Sums sums(NodeBandwidth node) {
        return new Sums(
                node.getIngress().getChunks(),
                node.getIngress().getBytes(),
                node.getEgress().getChunks(),
                node.getEgress().getBytes());
    }
}
