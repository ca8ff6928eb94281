package io.swarmgauge.stories.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.console.delivery.Delivery;
import io.swarmgauge.console.delivery.DeliverySettings;
import io.swarmgauge.console.delivery.Receiver;
import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.local.LocalPorts;
import io.swarmgauge.local.cli.Installation;
import io.swarmgauge.local.swarm.LocalCluster.Pace;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.CauseKind;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.gauge.SuspectedCause;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Broker and registry without a streams application: the test is the one that says which alerts fire. Shared by the JVM. */
final class DeliveryScene {

    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Tests share the topic; each looks only at alerts with its own value of this label. */
    static final String STORY = "story";

    private static final DeliveryScene SHARED = new DeliveryScene();

    private final LocalPipeline pipeline;
    private final KafkaProducer<String, Alert> producer;

    private DeliveryScene() {
        Pace pace = new Pace(
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(8));
        pipeline = LocalPipeline.start(
                directory(),
                LocalPorts.free(),
                Installation.ofThisProcess().registryHome(),
                pace,
                new SimpleMeterRegistry(),
                (part, detail) -> {});
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers()),
                new StringSerializer(),
                pipeline.serdes().serializer(TopicCatalogue.ALERTS));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            producer.close();
            pipeline.close();
        }));
    }

    static DeliveryScene shared() {
        return SHARED;
    }

    String bootstrapServers() {
        return pipeline.cluster().bootstrapServers();
    }

    String registryUrl() {
        return pipeline.cluster().registryUrl();
    }

    Delivery deliver(String group, MeterRegistry meters, Receiver... receivers) {
        return Delivery.start(
                new DeliverySettings(
                        KafkaAccess.plain(bootstrapServers()),
                        new RegistrySettings(registryUrl(), false),
                        group,
                        "https://console.example.org",
                        Optional.empty(),
                        List.of(receivers)),
                meters,
                Clock.systemUTC());
    }

    void say(Alert alert) {
        try {
            producer.send(new ProducerRecord<>(TopicCatalogue.ALERTS.name(), alert.getFingerprint(), alert))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the alert was not written", e);
        }
    }

    static Alert firing(String story, String fingerprint, Instant since) {
        return statement(story, fingerprint, since, null);
    }

    static Alert resolved(String story, String fingerprint, Instant since, Instant until) {
        return statement(story, fingerprint, since, until);
    }

    private static Alert statement(String story, String fingerprint, Instant since, @Nullable Instant until) {
        return Alert.newBuilder()
                .setFingerprint(fingerprint)
                .setStatus(until == null ? AlertStatus.FIRING : AlertStatus.RESOLVED)
                .setRule("latency-budget-burns")
                .setSeverity(Severity.CRITICAL)
                .setSummary("hoster anna spends the error budget of a month in two days: 20.1 times as fast as agreed")
                .setLabels(Map.of(STORY, story, "setup", "setup-1", "region", "europe", "number", fingerprint))
                .setSignal(Signal.LATENCY_MS)
                .setValue(20.1)
                .setThreshold(13.44)
                .setStartsAt(since.toEpochMilli())
                .setEndsAt(until == null ? null : until.toEpochMilli())
                .setFiredAt(since.plusSeconds(60).toEpochMilli())
                .setEvidence(List.of(new Evidence("gauge.compliance", 1, 42L)))
                .setAnnotations(Map.of("runbook", "https://runbooks.example.org/latency"))
                .setSuspectedCauses(List.of(SuspectedCause.newBuilder()
                        .setKind(CauseKind.DISK_FULL)
                        .setText("the fullest disk of anna has 0.4 % left")
                        .setValue(0.004)
                        .build()))
                .build();
    }

    static Path directory() {
        try {
            return Files.createTempDirectory("sg-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
