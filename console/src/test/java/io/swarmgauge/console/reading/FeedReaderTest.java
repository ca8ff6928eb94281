package io.swarmgauge.console.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.console.views.Feed;
import io.swarmgauge.console.views.JobsView;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serializer;
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
