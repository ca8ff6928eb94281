package io.swarmgauge.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.settings.InvalidSettingsException;
import io.swarmgauge.settings.SettingsFile;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.progress.ProgressPolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {

    private static final String LEAST = """
            kafka: {bootstrap-servers: 'kafka:9092'}
            registry: {url: 'http://registry:8081'}
            """;

    @Test
    void onlyKafkaAndTheRegistryMustBeGiven() {
        StreamsSettings settings = parse(LEAST);
        assertThat(settings.registry().autoRegister()).isFalse();
        assertThat(settings.application().id()).isEqualTo("swarmgauge-streams");
        assertThat(settings.windows())
                .isEqualTo(new WindowTimes(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofHours(24)));
        assertThat(settings.selfReports().period()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.selfReports().receiptsCoverSwarm()).isFalse();
        assertThat(settings.selfReports().slackBytes()).isEqualTo(262_144);
        assertThat(settings.topics().create()).isFalse();
        assertThat(settings.alertRules()).isEmpty();
        assertThat(settings.metricsListen()).isEmpty();
        assertThat(settings.progress()).isEqualTo(new ProgressPolicy(Duration.ofSeconds(30), Duration.ofSeconds(15)));
    }

    @Test
    void everythingCanBeSet() {
        StreamsSettings settings = parse("""
                kafka: {bootstrap-servers: 'kafka:9092', properties: {poll.ms: 50}}
                registry: {url: 'http://registry:8081', auto-register: true}
                application: {id: gauge, state-dir: /var/lib/gauge, threads: 4, standby-replicas: 1, commit-interval: 50ms}
                windows: {size: 10s, grace: 5s, retention: 1h}
                self-reports: {period: 10s, receipts-cover-swarm: true, slack-bytes: 5, cheatable-share: 0.1}
                alerts: {rules: rules.yaml}
                topics: {create: true, partitions: 3, replicas: 1}
                metrics: {listen: '127.0.0.1:9404'}
                health: {stalled-after: 2m, silent-after: 20s}
                """);
        assertThat(settings.application())
                .isEqualTo(new StreamsSettings.Application(
                        "gauge", Path.of("/var/lib/gauge"), 4, 1, Duration.ofMillis(50)));
        assertThat(settings.selfReportPeriods())
                .isEqualTo(new WindowTimes(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofHours(1)));
        assertThat(settings.alertRules()).contains(Path.of("rules.yaml"));
        assertThat(settings.topics().layout().partitions()).isEqualTo(3);
        assertThat(settings.metricsListen()).contains(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9404));
        assertThat(settings.progress()).isEqualTo(new ProgressPolicy(Duration.ofMinutes(2), Duration.ofSeconds(20)));
    }

    @Test
    void progressIsSeenByWhatIsCommittedAndIsWaitedForLonger() {
        assertThat(parse(LEAST + "application: {commit-interval: 20s}")
                        .progress()
                        .stalledAfter())
                .isEqualTo(Duration.ofSeconds(60));
        assertThatThrownBy(() -> parse(LEAST + """
                application: {commit-interval: 20s}
                health: {stalled-after: 30s}
                """))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("health.stalled-after: is shorter than three times application.commit-interval");
    }

    @Test
    void allProblemsAreSaidAtOnceWithTheirFields() {
        assertThatThrownBy(() -> parse("""
                registry: {url: 'http://registry:8081'}
                application: {threads: many}
                metrics: {listen: somewhere}
                window: {size: 10s}
                """))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("kafka.bootstrap-servers: is missing")
                .hasMessageContaining("application.threads: must be a whole number from 1 to 256, is 'many'")
                .hasMessageContaining("metrics.listen: must be an address such as 127.0.0.1:9404, is 'somewhere'")
                .hasMessageContaining("window: is not a setting");
    }

    @Test
    void numbersBeyondWhatKafkaTakesAreProblemsOfTheirFields() {
        assertThatThrownBy(() -> parse(LEAST + """
                application: {threads: 257}
                topics: {partitions: 3000000000, replicas: 32768}
                """))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("application.threads: must be a whole number from 1 to 256, is '257'")
                .hasMessageContaining("topics.partitions: must be a whole number from 1 to 10000, is '3000000000'")
                .hasMessageContaining("topics.replicas: must be a whole number from 1 to 10, is '32768'");
    }

    @Test
    void leastCountsAndThePoolsIntervalHaveDefaultsAndAreChecked() {
        assertThat(parse(LEAST).compliance().leastSamples()).containsEntry(Duration.ofHours(1), 60);
        assertThat(parse(LEAST).compliance().leastSlots()).containsEntry(Duration.ofHours(1), 8);
        assertThat(parse(LEAST).poolWindows().size()).isEqualTo(Duration.ofMinutes(1));
        StreamsSettings settings = parse(LEAST + """
                compliance: {least-samples: {5m: 3}, least-slots: {3d: 7}}
                pool: {interval: 5m}
                """);
        assertThat(settings.compliance().leastSamples()).containsEntry(Duration.ofMinutes(5), 3);
        assertThat(settings.compliance().leastSlots()).containsEntry(Duration.ofDays(3), 7);
        assertThat(settings.poolWindows().size()).isEqualTo(Duration.ofMinutes(5));
        assertThatThrownBy(() -> parse(LEAST + "compliance: {least-samples: {5m: 0, 7m: 3}}"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("compliance.least-samples.5m: must be a whole number from 1")
                .hasMessageContaining("compliance.least-samples.7m: is not a setting");
    }

    @Test
    void aRetentionShorterThanTheGraceIsRefused() {
        assertThatThrownBy(() -> parse(LEAST + "windows: {grace: 2m, retention: 1m}"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("retention must be at least as long as grace");
    }

    @Test
    void conclusionsAreWrittenExactlyOnceAndTheOperatorHasTheLastWord() {
        Properties properties = StreamsProperties.of(parse(LEAST));
        assertThat(properties)
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("ensure.explicit.internal.resource.naming", true)
                .containsEntry("max.task.idle.ms", 0L)
                .containsEntry("topic.max.message.bytes", "4194304")
                .containsEntry("commit.interval.ms", 100L);
        assertThat(StreamsProperties.of(parse("""
                        kafka: {bootstrap-servers: 'kafka:9092', properties: {commit.interval.ms: 7}}
                        registry: {url: 'http://registry:8081'}
                        """))).containsEntry("commit.interval.ms", "7");
    }

    private static StreamsSettings parse(String text) {
        return SettingsFile.parse("streams.yaml", text, StreamsSettings::of);
    }
}
