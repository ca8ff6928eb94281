package io.swarmgauge.producers.publish;

import io.swarmgauge.topics.Topic;

/**
 * A record on its way to Kafka.
 *
 * @param timestamp event time of the record, epoch milliseconds
 */
public record Outgoing<V>(Topic<V> topic, String key, long timestamp, V value) {}
