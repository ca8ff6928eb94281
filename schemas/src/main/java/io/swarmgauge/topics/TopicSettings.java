package io.swarmgauge.topics;

import io.swarmgauge.topics.Topic.Cleanup;
import io.swarmgauge.topics.Topic.Writer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/** What brokers are told about a topic, in Kafka's own words. */
final class TopicSettings {

    /** A node's clock may run ahead by this much; beyond it the broker refuses the record, so that no node can close windows early. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    private TopicSettings() {}

    static Map<String, String> of(Topic<?> topic, ClusterLayout layout) {
        Map<String, String> settings = new TreeMap<>();
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(layout.minInSyncReplicas()));
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(topic.mostBytes()));
        if (topic.cleanup() == Cleanup.COMPACT) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        } else {
            settings.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    String.valueOf(topic.retention().toMillis()));
        }
        if (topic.writer() == Writer.NODES) {
            settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, String.valueOf(CLOCK_TOLERANCE.toMillis()));
        }
        return settings;
    }
}
