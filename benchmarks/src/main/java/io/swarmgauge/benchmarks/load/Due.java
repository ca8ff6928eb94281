package io.swarmgauge.benchmarks.load;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record and when it must be sent, whatever became of those before it.
 *
 * @param micros microseconds since the epoch
 */
public record Due(long micros, ProducerRecord<String, byte[]> record) {}
