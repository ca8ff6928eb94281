package io.swarmgauge.benchmarks.latency;

import io.swarmgauge.benchmarks.kafka.CommittedReader;
import io.swarmgauge.benchmarks.load.MicroClock;
import io.swarmgauge.benchmarks.load.Wire;
import io.swarmgauge.benchmarks.measure.WrongResultException;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Notes when an alert or a ranking can first be read as committed. For one thread. */
final class Listener implements AutoCloseable {

    private final MicroClock clock;
    private final ExpectedRankings expected;
    private final CommittedReader reader;
    private final Deserializer<Alert> alerts = Wire.serdes().deserializer(TopicCatalogue.ALERTS);
    private final Deserializer<Ranking> rankings = Wire.serdes().deserializer(TopicCatalogue.RANKINGS);
    private final Map<String, Long> alerted = new HashMap<>();
    private final Map<ExpectedRankings.Place, Long> ranked = new HashMap<>();

    Listener(String bootstrapServers, MicroClock clock, ExpectedRankings expected) {
        this.clock = clock;
        this.expected = expected;
        this.reader = new CommittedReader(
                bootstrapServers, List.of(TopicCatalogue.ALERTS, TopicCatalogue.RANKINGS, TopicCatalogue.DEAD_LETTERS));
    }

    /** Waits a little for more. */
    void poll() {
        Iterable<ConsumerRecord<String, byte[]>> records = reader.poll();
        long now = clock.micros();
        records.forEach(record -> hear(record, now));
    }

    /** When a node's full disk was alerted of, by node. */
    Map<String, Long> alerted() {
        return alerted;
    }

    Map<ExpectedRankings.Place, Long> ranked() {
        return ranked;
    }

    @Override
    public void close() {
        reader.close();
    }

    private void hear(ConsumerRecord<String, byte[]> record, long now) {
        if (record.topic().equals(TopicCatalogue.ALERTS.name())) {
            FullDisk.nodeOf(alerts.deserialize(record.topic(), record.value())).ifPresent(node -> {
                if (alerted.put(node, now) != null) {
                    throw new WrongResultException("the alert of node %s fired twice".formatted(node));
                }
            });
        } else if (record.topic().equals(TopicCatalogue.RANKINGS.name())) {
            expected.check(rankings.deserialize(record.topic(), record.value()))
                    .ifPresent(place -> ranked.putIfAbsent(place, now));
        } else {
            throw new WrongResultException("a record of the load was refused: " + CommittedReader.reasonOf(record));
        }
    }
}
