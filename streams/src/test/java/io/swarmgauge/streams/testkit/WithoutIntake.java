package io.swarmgauge.streams.testkit;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.Arrival;
import io.swarmgauge.streams.kit.SourcePosition;
import io.swarmgauge.topics.Topic;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** A node topic's records as intake hands them on, but unchecked: for tests of one room. */
public final class WithoutIntake {

    private WithoutIntake() {}

    public static <V> KStream<String, Accepted<V>> accepted(
            StreamsBuilder builder, RecordSerdes serdes, Topic<V> topic, Function<V, NodeHeader> header) {
        return builder.stream(
                        topic.name(),
                        Consumed.with(Serdes.String(), serdes.serde(topic)).withName(topic.name()))
                .process(() -> new Envelope<>(header), Named.as(topic.name() + "-accepted"));
    }

    private static final class Envelope<V> extends ContextualProcessor<String, V, String, Accepted<V>> {
        private final Function<V, NodeHeader> header;

        Envelope(Function<V, NodeHeader> header) {
            this.header = header;
        }

        @Override
        public void process(Record<String, V> record) {
            SourcePosition source = SourcePosition.of(context(), record.timestamp());
            context()
                    .forward(record.withValue(
                            new Accepted<>(record.value(), header.apply(record.value()), source, Arrival.IN_ORDER)));
        }
    }
}
