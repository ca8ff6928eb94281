package io.swarmgauge.console.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.console.views.Feed;
import io.swarmgauge.console.views.JobsView;
import io.swarmgauge.console.views.View;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.signing.NodeKey;
import io.swarmgauge.signing.RecordSignature;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedReaderTest {

    private static final String TOPIC = TopicCatalogue.PLAN_JOBS.name();

    private final RecordSerdes serdes = new RecordSerdes(new RegistrySettings("mock://feed-reader", true));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final JobsView jobs = new JobsView();
    private final FeedReader<Job> reader = new FeedReader<>(new Feed<>(TopicCatalogue.PLAN_JOBS, jobs), serdes, meters);

    @Test
    void anAbsurdJobIsLeftOutAndCounted() {
        reader.take(published(100.0));
        reader.take(published(Double.NaN));

        assertThat(jobs.all()).isEmpty();
        assertThat(count("swarmgauge.console.undecodable")).isEqualTo(1);
        assertThat(count("swarmgauge.console.records")).isEqualTo(1);
    }

    @Test
    void aNodesWordCountsOnlyWithItsOwnSignature() {
        HostMetricsProbe probe = new HostMetricsProbe();
        NodeKey node = NodeKey.generate();
        FeedReader<HostMetrics> said = new FeedReader<>(new Feed<>(TopicCatalogue.HOST_METRICS, probe), serdes, meters);

        said.take(metrics(node.nodeId().hex(), node));
        said.take(metrics(node.nodeId().hex(), NodeKey.generate()));
        said.take(metrics(node.nodeId().hex(), null));

        assertThat(probe.keys).containsExactly(node.nodeId().hex());
        assertThat(meters.get("swarmgauge.console.undecodable")
                        .tag("topic", TopicCatalogue.HOST_METRICS.name())
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    private ConsumerRecord<byte[], byte[]> metrics(String nodeId, @Nullable NodeKey signer) {
        String topic = TopicCatalogue.HOST_METRICS.name();
        try (Serializer<HostMetrics> serializer = serdes.serializer(TopicCatalogue.HOST_METRICS)) {
            byte[] value = serializer.serialize(topic, SampleRecords.full(HostMetrics.class));
            ConsumerRecord<byte[], byte[]> record =
                    new ConsumerRecord<>(topic, 0, 0, nodeId.getBytes(StandardCharsets.UTF_8), value);
            if (signer != null) {
                RecordSignature.sign(signer, topic, nodeId, value, record.headers());
            }
            return record;
        }
    }

    private static final class HostMetricsProbe implements View<HostMetrics> {

        private final List<String> keys = new ArrayList<>();

        @Override
        public void put(String key, HostMetrics value) {
            keys.add(key);
        }

        @Override
        public void remove(String key) {}
    }

    private double count(String name) {
        return meters.get(name).tag("topic", TOPIC).counter().count();
    }

    private ConsumerRecord<byte[], byte[]> published(double latencyMs) {
        Job job = Job.newBuilder()
                .setJobId("job-1")
                .setKind("hosting_setup")
                .setRegions(List.of("EU"))
                .setLatencyMs(latencyMs)
                .build();
        try (Serializer<Job> serializer = serdes.serializer(TopicCatalogue.PLAN_JOBS)) {
            return new ConsumerRecord<>(
                    TOPIC, 0, 0, "job-1".getBytes(StandardCharsets.UTF_8), serializer.serialize(TOPIC, job));
        }
    }
}
