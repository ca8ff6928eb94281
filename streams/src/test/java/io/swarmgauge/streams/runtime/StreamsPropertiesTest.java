package io.swarmgauge.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.settings.SettingsFile;
import io.swarmgauge.streams.intake.BundledTransfers;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsPropertiesTest {

    private static final String CLUSTER = """
            kafka: {bootstrap-servers: 'kafka:9092'%s}
            registry: {url: 'http://registry:8081'}
            application: {standby-replicas: 1}
            """;

    @Test
    void aKilledInstanceIsMissedAfterSecondsAndItsTransactionGivenUp() {
        StreamsConfig config = config("");
        Map<String, Object> consumer = config.getMainConsumerConfigs("group", "client", 0);
        assertThat(consumer).containsEntry("session.timeout.ms", 6_000).containsEntry("heartbeat.interval.ms", 2_000);
        assertThat(config.getProducerConfigs("client"))
                .containsEntry("transaction.timeout.ms", 10_000)
                .containsEntry("request.timeout.ms", 10_000);
        assertThat(consumer).doesNotContainKey("group.instance.id");
    }

    @Test
    void transactionsAreGivenTimeForCommitsThatAreFarApart() {
        StreamsSettings settings = SettingsFile.parse(
                "test.yaml",
                CLUSTER.formatted("").replace("{standby", "{commit-interval: 20s, standby"),
                StreamsSettings::of);
        assertThat(new StreamsConfig(StreamsProperties.of(settings)).getProducerConfigs("client"))
                .containsEntry("transaction.timeout.ms", 40_000);
    }

    @Test
    void stateIsCopiedAsTheCataloguesTopicsAre() {
        StreamsConfig config = config("");
        assertThat(config.getInt(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG)).isEqualTo(1);
        assertThat(config.getInt(StreamsConfig.REPLICATION_FACTOR_CONFIG)).isEqualTo(3);
        assertThat(config.originals()).containsEntry("topic.min.insync.replicas", "2");
        assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
                .isEqualTo(StreamsConfig.EXACTLY_ONCE_V2);
    }

    @Test
    void anOperatorsOwnPropertiesWin() {
        StreamsConfig config = config(", properties: {main.consumer.session.timeout.ms: 9000}");
        assertThat(config.getMainConsumerConfigs("group", "client", 0)).containsEntry("session.timeout.ms", "9000");
    }

    @Test
    void transfersAreBundledBesideAnOperatorsOwnInterceptors() {
        assertThat(config("").getMainConsumerConfigs("group", "client", 0))
                .containsEntry("interceptor.classes", BundledTransfers.class.getName());
        for (String setting : List.of("main.consumer.interceptor", "consumer.interceptor", "interceptor")) {
            StreamsConfig config = config(", properties: {%s.classes: org.example.Theirs}".formatted(setting));
            assertThat(config.getMainConsumerConfigs("group", "client", 0))
                    .containsEntry("interceptor.classes", "org.example.Theirs," + BundledTransfers.class.getName());
        }
        assertThat(config(", properties: {main.consumer.interceptor.classes: ''}")
                        .getMainConsumerConfigs("group", "client", 0))
                .containsEntry("interceptor.classes", BundledTransfers.class.getName());
    }

    @Test
    void aBundleSpansNoMoreThanTheGrace() {
        assertThat(config("").getMainConsumerConfigs("group", "client", 0))
                .containsEntry(BundledTransfers.SPAN_MS_CONFIG, 200L);
    }

    private static StreamsConfig config(String properties) {
        StreamsSettings settings = SettingsFile.parse("test.yaml", CLUSTER.formatted(properties), StreamsSettings::of);
        return new StreamsConfig(StreamsProperties.of(settings));
    }
}
