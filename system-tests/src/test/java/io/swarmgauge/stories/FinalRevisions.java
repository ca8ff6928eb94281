package io.swarmgauge.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.Writer;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What a reader of a topic of conclusions has in the end. Left out is what two runs on the same records need not share. The
 * number of a revision counts the corrections before it: live, a record that comes after its window was said makes one; in a
 * replay it is there before the window is first said, which then has revision 0 and the same content. And the offsets at which
 * other conclusions stand, which transactions' marks move.
 */
final class FinalRevisions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration STILL = Duration.ofSeconds(6);

    private FinalRevisions() {}

    /** The last statement of each key, window, performance and region. */
    static <V> SortedMap<String, String> of(LocalPipeline pipeline, Topic<V> topic) {
        SortedMap<String, String> last = new TreeMap<>();
        try (TopicView<V> view = TopicView.of(pipeline, topic)) {
            for (ConsumerRecord<byte[], V> kafkaRecord : view.records()) {
                JsonNode value = tree(kafkaRecord.value());
                String name = new String(kafkaRecord.key(), UTF_8)
                        + part(value, "windowStart")
                        + part(value, "performance")
                        + part(value, "region");
                last.put(name, comparable(value).toString());
            }
        }
        return last;
    }

    /** Every record of the topic, with place and headers. */
    static List<String> bytes(LocalPipeline pipeline, Topic<?> topic) {
        try (TopicView<byte[]> view = TopicView.raw(pipeline.cluster().bootstrapServers(), topic)) {
            return view.records().stream()
                    .map(kafkaRecord -> "%d %d %s %s %s"
                            .formatted(
                                    kafkaRecord.partition(),
                                    kafkaRecord.timestamp(),
                                    text(kafkaRecord.key()),
                                    text(kafkaRecord.value()),
                                    List.of(kafkaRecord.headers().toArray())))
                    .sorted()
                    .toList();
        }
    }

    /** Waits until everything that nodes said is worked off and nothing more is concluded. */
    static void awaitIdle(LocalPipeline pipeline, Duration patience) {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", pipeline.cluster().bootstrapServers()))) {
            await().atMost(patience)
                    .pollInterval(Duration.ofSeconds(1))
                    .during(STILL)
                    .until(new Idleness(admin)::holds);
        }
    }

    private static final class Idleness {

        private final Admin admin;
        private Map<TopicPartition, Long> before = Map.of();

        Idleness(Admin admin) {
            this.admin = admin;
        }

        boolean holds() throws InterruptedException, ExecutionException {
            Map<TopicPartition, Long> concluded = ends(true);
            boolean isStill = concluded.equals(before);
            before = concluded;
            return isStill && isRead();
        }

        private boolean isRead() throws InterruptedException, ExecutionException {
            Map<TopicPartition, Long> read = new HashMap<>();
            for (var group : admin.listGroups().all().get()) {
                Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group.groupId())
                        .partitionsToOffsetAndMetadata()
                        .get();
                offsets.forEach((partition, at) -> read.merge(partition, at.offset(), Math::max));
            }
            return ends(false).entrySet().stream()
                    .allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
        }

        private Map<TopicPartition, Long> ends(boolean ofConclusions) throws InterruptedException, ExecutionException {
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            for (Topic<?> topic : TopicCatalogue.all()) {
                if ((topic.writer() == Writer.STREAMS) == ofConclusions && topic.writer() != Writer.PLANNERS) {
                    admin.describeTopics(List.of(topic.name()))
                            .allTopicNames()
                            .get()
                            .values()
                            .forEach(described -> described
                                    .partitions()
                                    .forEach(partition -> wanted.put(
                                            new TopicPartition(topic.name(), partition.partition()),
                                            OffsetSpec.latest())));
                }
            }
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(wanted).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        }
    }

    private static JsonNode comparable(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.remove("revision");
            boolean ofConclusion = object.path("topic").asText().startsWith("gauge.");
            if (ofConclusion && object.has("offset")) {
                object.remove("offset");
            }
        }
        value.forEach(FinalRevisions::comparable);
        return value;
    }

    private static String part(JsonNode value, String field) {
        return value.hasNonNull(field) ? " " + value.get(field).asText() : "";
    }

    private static JsonNode tree(Object value) {
        try {
            return JSON.readTree(value == null ? "null" : SpecificData.get().toString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote a record that is no JSON", e);
        }
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "-" : Base64.getEncoder().encodeToString(bytes);
    }
}
