package io.swarmgauge.producers.publish;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.producers.spool.Spool;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.topics.Topic;
import java.time.Clock;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Puts the node's name, its place in the sequence and its time on every record, and spools it. Any thread may call. */
public final class Publisher {

    private final NodeId node;
    private final String region;
    private final Clock clock;
    private final Spool spool;

    public Publisher(NodeId node, String region, Clock clock, Spool spool) {
        this.node = node;
        this.region = region;
        this.clock = clock;
        this.spool = spool;
    }

    /** Publishes the record that is made with the header, and returns at once. */
    public <V extends SpecificRecord> void publish(
            Topic<V> topic, String key, Window window, Function<NodeHeader, V> record) {
        // The window's last moment: event time must not run ahead of what the record covers, nor of the clock.
        long timestamp = Math.min(window.end() - 1, clock.millis());
        spool.add(
                topic.name(),
                key,
                timestamp,
                position -> record.apply(new NodeHeader(
                        node.hex(), region, position.epoch(), position.sequence(), window.start(), window.end())));
    }
}
