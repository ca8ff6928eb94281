package io.swarmgauge.stories;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.console.delivery.AlertFilter;
import io.swarmgauge.console.delivery.Delivery;
import io.swarmgauge.console.delivery.DeliverySettings;
import io.swarmgauge.console.delivery.HttpAccess;
import io.swarmgauge.console.delivery.Receiver;
import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.local.LocalPorts;
import io.swarmgauge.local.swarm.LocalCluster.Pace;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.stories.delivery.AlertmanagerContainer;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Everything from a node's record to an Alertmanager, with windows of a minute and the rules of one story. Each part can be restarted. */
final class AlertingScene implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Pace PACE = new Pace(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60));

    private final LocalPipeline pipeline;
    private final AlertmanagerContainer alertmanager = new AlertmanagerContainer();
    private final Admin admin;
    private @Nullable Delivery delivery;

    /** @param rules a file of alert rules, instead of those that ship */
    AlertingScene(String rules) {
        Path data = Pipeline.directory();
        try {
            Files.writeString(Files.createDirectories(data.resolve("streams")).resolve("alert-rules.yaml"), rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pipeline = LocalPipeline.start(
                data,
                LocalPorts.free(),
                Pipeline.INSTALLATION.registryHome(),
                PACE,
                new SimpleMeterRegistry(),
                (part, detail) -> {});
        admin = Admin.create(Map.of("bootstrap.servers", pipeline.cluster().bootstrapServers()));
    }

    LocalPipeline pipeline() {
        return pipeline;
    }

    AlertmanagerContainer alertmanager() {
        return alertmanager;
    }

    /** Starts a deliverer, in place of the one that runs. */
    void deliver(Duration resend) {
        if (delivery != null) {
            delivery.close();
        }
        Receiver receiver = new Receiver.Alertmanager(
                "ops",
                List.of(alertmanager.address()),
                resend,
                new AlertFilter(Set.of(), Map.of()),
                HttpAccess.DEFAULT);
        delivery = Delivery.start(
                new DeliverySettings(
                        KafkaAccess.plain(pipeline.cluster().bootstrapServers()),
                        new RegistrySettings(pipeline.cluster().registryUrl(), false),
                        "stories",
                        "https://console.example.org",
                        Optional.empty(),
                        List.of(receiver)),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    /** Stops the Alertmanager, which loses its data, and waits until the deliverer has noticed. */
    void stopAlertmanager() {
        alertmanager.stop();
        await().atMost(PATIENCE)
                .until(() -> delivery != null && !delivery.ready().isUp());
    }

    /** Waits until the window that ends then is concluded, and the alert room has read it. */
    ComplianceWindow awaitCompliance(TopicView<ComplianceWindow> view, long windowEnd) {
        ConsumerRecord<byte[], ComplianceWindow> concluded = await().atMost(PATIENCE)
                .until(
                        () -> view.records().stream()
                                .filter(one -> one.value().getWindowEnd() == windowEnd)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        await().atMost(PATIENCE).until(() -> readUpTo(concluded.partition()) > concluded.offset());
        return concluded.value();
    }

    @Override
    public void close() {
        if (delivery != null) {
            delivery.close();
        }
        alertmanager.close();
        admin.close();
        pipeline.close();
    }

    private long readUpTo(int partition) throws ExecutionException, InterruptedException {
        long read = 0;
        TopicPartition wanted = new TopicPartition(TopicCatalogue.COMPLIANCE.name(), partition);
        for (var group : admin.listGroups().all().get()) {
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(wanted);
            read = committed == null ? read : Math.max(read, committed.offset());
        }
        return read;
    }
}
