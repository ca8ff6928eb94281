package io.swarmgauge.streams.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.swarmgauge.access.Plaintext;
import io.swarmgauge.observe.Health;
import io.swarmgauge.serdes.RecordTrust;
import io.swarmgauge.streams.progress.ProgressWatch;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running application. */
public final class StreamsApplication implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final ThreadReplacement replacement;
    private final ProgressWatch watch;
    private final AbandonedTransactions abandoned;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private StreamsApplication(
            KafkaStreams streams, Properties properties, StreamsSettings settings, MeterRegistry meters) {
        this.streams = streams;
        this.metrics = new KafkaStreamsMetrics(streams);
        this.replacement = new ThreadReplacement(meters, Clock.systemUTC());
        streams.setUncaughtExceptionHandler(replacement);
        streams.setStateListener((now, before) -> {
            if (now.hasCompletedShutdown()) {
                stopped.countDown();
            }
        });
        metrics.bindTo(meters);
        this.watch = ProgressWatch.start(
                streams,
                admin(properties, "swarmgauge-progress"),
                settings.application().id(),
                settings.progress(),
                Clock.systemUTC(),
                meters);
        this.abandoned = AbandonedTransactions.watch(
                admin(properties, "swarmgauge-transactions"),
                settings.application().id(),
                AbandonedTransactions.openFor(settings.application().commitInterval()));
    }

    /**
     * Waits for the cluster, creates topics where the settings say so, and starts to process.
     *
     * @throws CannotStartException if the cluster does not answer, topics are missing or Avro does not trust the records
     */
    public static StreamsApplication start(StreamsSettings settings, MeterRegistry meters) {
        requireTrustedRecords();
        Plaintext.warnings(settings.kafka(), settings.registry()).forEach(warning -> LOG.warn("{}", warning));
        Properties properties = StreamsProperties.of(settings, meters);
        int partitions;
        try (Admin admin = admin(properties, "swarmgauge-preparation")) {
            partitions = new ClusterPreparation(admin, settings).complete();
        }
        KafkaStreams streams = new KafkaStreams(new GaugeTopology(settings, partitions, meters).build(), properties);
        StreamsApplication application = new StreamsApplication(streams, properties, settings, meters);
        try {
            streams.start();
            return application;
        } catch (RuntimeException e) {
            application.close();
            throw e;
        }
    }

    private static Admin admin(Properties properties, String clientId) {
        return Admin.create(new StreamsConfig(properties).getAdminConfigs(clientId));
    }

    private static void requireTrustedRecords() {
        RecordTrust.remedy().ifPresent(remedy -> {
            throw new CannotStartException(remedy);
        });
    }

    public State state() {
        return streams.state();
    }

    /** Whether it runs, brokers answer, and no task stands still while records wait for it. */
    public Health ready() {
        return watch.ready();
    }

    /** Whether it can do its work at all. */
    public Health live() {
        return watch.live();
    }

    /** Waits until the application was closed or failed for good. */
    public State awaitStop() throws InterruptedException {
        stopped.await();
        return streams.state();
    }

    /** Finishes what is under way, commits and leaves the group, so that the next one need not wait for a session to time out. */
    @Override
    public void close() {
        replacement.close();
        watch.close();
        abandoned.close();
        streams.close(CloseOptions.timeout(PATIENCE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        metrics.close();
    }
}
