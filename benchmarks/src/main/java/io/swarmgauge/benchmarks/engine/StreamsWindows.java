package io.swarmgauge.benchmarks.engine;

import io.swarmgauge.topics.TopicCatalogue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** The bare loop's work on one record. */
final class StreamsWindows extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private final MovedReader reader = new MovedReader(false);
    private final ConclusionWriter writer = new ConclusionWriter();
    private final OpenWindows windows = new OpenWindows();

    @Override
    public void process(Record<byte[], byte[]> record) {
        Moved moved = reader.read(
                new ConsumerRecord<>(TopicCatalogue.TRANSFERS.name(), taskId(), 0, record.key(), record.value()));
        windows.add(moved, record.timestamp()).forEach(this::conclude);
    }

    private int taskId() {
        return context().taskId().partition();
    }

    private void conclude(Concluded concluded) {
        ProducerRecord<byte[], byte[]> record = writer.record(concluded);
        context().forward(new Record<>(record.key(), record.value(), record.timestamp()));
    }
}
