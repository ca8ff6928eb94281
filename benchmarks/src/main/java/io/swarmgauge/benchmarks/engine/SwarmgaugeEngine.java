package io.swarmgauge.benchmarks.engine;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.load.Wire;
import io.swarmgauge.signing.SignatureCheck;
import io.swarmgauge.streams.runtime.GaugeTopology;
import io.swarmgauge.streams.runtime.StreamsProperties;
import io.swarmgauge.streams.runtime.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** The product's own way of transfers, with its own settings: door, signatures, duplicates, gaps, state and changelog. */
final class SwarmgaugeEngine implements Engine {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static {
        Wire.serdes(); // so that the schemas have their ids before the topology asks for the first
    }

    private final Supplier<SignatureCheck> signatures;

    /** @param signatures the door's check, one for each task */
    SwarmgaugeEngine(Supplier<SignatureCheck> signatures) {
        this.signatures = signatures;
    }

    @Override
    public AutoCloseable start(RunOrder order, Consumer<Throwable> failed) throws IOException {
        StreamsSettings settings = settings(order);
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        KafkaStreams streams = new KafkaStreams(
                new GaugeTopology(settings, order.partitions(), meters, signatures).buildBandwidth(),
                StreamsProperties.of(settings, meters));
        streams.setUncaughtExceptionHandler(failure -> {
            failed.accept(failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
        return () -> {
            streams.close(PATIENCE);
            meters.close();
        };
    }

    private static StreamsSettings settings(RunOrder order) throws IOException {
        Path file = order.directory().resolve("streams.yaml");
        Files.writeString(file, new YAMLMapper().writeValueAsString(content(order)));
        return StreamsSettings.read(file);
    }

    private static Map<String, Object> content(RunOrder order) {
        Map<String, String> properties = Map.of(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                order.guarantee().isExact() ? StreamsConfig.EXACTLY_ONCE_V2 : StreamsConfig.AT_LEAST_ONCE,
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                FirstRecord.class.getName());
        return Map.of(
                "kafka",
                Map.of("bootstrap-servers", order.bootstrapServers(), "properties", properties),
                "registry",
                Map.of("url", Wire.REGISTRY, "auto-register", true),
                "application",
                Map.of(
                        "id",
                        order.runId(),
                        "state-dir",
                        order.directory().resolve("state").toString(),
                        "commit-interval",
                        millis(order.pace().commitMillis())),
                "windows",
                Map.of(
                        "size",
                        span(LoadShape.WINDOW),
                        "grace",
                        span(LoadShape.GRACE),
                        "retention",
                        millis(order.pace().retentionMillis())),
                "topics",
                Map.of("partitions", order.partitions(), "replicas", 1));
    }

    private static String span(Duration duration) {
        return millis(duration.toMillis());
    }

    private static String millis(long millis) {
        return millis + "ms";
    }
}
