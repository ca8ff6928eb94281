package io.swarmgauge.producers.publish;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.topics.Topic;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Puts the node's name, its place in the sequence and its time on every record, and sends it on its way. */
public final class Publisher {

    private record Stream(String topic, String key) {}

    private final NodeId node;
    private final String region;
    private final long epoch;
    private final Clock clock;
    private final Outbox outbox;
    private final Map<Stream, Long> sequences = new HashMap<>();

    public Publisher(NodeId node, String region, long epoch, Clock clock, Outbox outbox) {
        this.node = node;
        this.region = region;
        this.epoch = epoch;
        this.clock = clock;
        this.outbox = outbox;
    }

    /** Publishes the record that is made with the header, and returns at once. */
    public synchronized <V> void publish(Topic<V> topic, String key, Window window, Function<NodeHeader, V> record) {
        V value = record.apply(header(topic, key, window));
        // The window's last moment: event time must not run ahead of what the record covers, nor of the clock.
        long timestamp = Math.min(window.end() - 1, clock.millis());
        outbox.add(new Outgoing<>(topic, key, timestamp, value));
    }

    private NodeHeader header(Topic<?> topic, String key, Window window) {
        long sequence = sequences.merge(new Stream(topic.name(), key), 1L, Long::sum);
        return new NodeHeader(node.hex(), region, epoch, sequence, window.start(), window.end());
    }
}
