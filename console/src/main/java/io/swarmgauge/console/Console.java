package io.swarmgauge.console;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.swarmgauge.access.Plaintext;
import io.swarmgauge.console.api.ApiServer;
import io.swarmgauge.console.explain.ExplainDesk;
import io.swarmgauge.console.explain.Explainer;
import io.swarmgauge.console.page.EventHub;
import io.swarmgauge.console.reading.GaugeConsumer;
import io.swarmgauge.console.reading.TopicReader;
import io.swarmgauge.console.views.Feed;
import io.swarmgauge.console.views.SwarmViews;
import io.swarmgauge.observe.Health;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RecordTrust;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running console: a reader that fills the views, and the server of the page and the query API that answers from them. */
public final class Console implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    private static final Duration EXPLAINED_WITHIN = Duration.ofSeconds(15);

    private final KafkaClientMetrics clientMetrics;
    private final TopicReader reader;
    private final EventHub events;
    private final ApiServer api;

    private Console(KafkaClientMetrics clientMetrics, TopicReader reader, EventHub events, ApiServer api) {
        this.clientMetrics = clientMetrics;
        this.reader = reader;
        this.events = events;
        this.api = api;
    }

    /**
     * Starts to read and to listen; it need not wait for the cluster.
     *
     * @param meters where its metrics go; {@code /metrics} shows them if they are Prometheus'
     * @throws CannotStartException if the address is taken, the Kafka settings make no consumer, or Avro does not trust the records
     */
    public static Console start(ConsoleSettings settings, MeterRegistry meters) {
        RecordTrust.remedy().ifPresent(remedy -> {
            throw new CannotStartException(remedy);
        });
        Plaintext.warnings(settings.kafka(), settings.registry()).forEach(warning -> LOG.warn("{}", warning));
        if (settings.isOpenToOthers()) {
            LOG.warn("whoever reaches {} may ask: set a token (token, --token-file)", settings.listen());
        }
        SwarmViews views = new SwarmViews(settings.history());
        KafkaConsumer<byte[], byte[]> consumer = consumer(settings);
        KafkaClientMetrics clientMetrics = new KafkaClientMetrics(consumer);
        clientMetrics.bindTo(meters);
        EventHub events = new EventHub();
        List<Feed<?>> feeds = views.feeds().stream()
                .<Feed<?>>map(feed -> feed.watchedBy(events.watcher()))
                .toList();
        TopicReader reader =
                TopicReader.start(consumer, feeds, new RecordSerdes(settings.registry()), "swarmgauge.console", meters);
        try {
            ApiServer api = ApiServer.start(
                    settings.listen(),
                    settings.token(),
                    views,
                    events,
                    explanations(settings),
                    reader,
                    meters,
                    Clock.systemUTC());
            return new Console(clientMetrics, reader, events, api);
        } catch (IOException e) {
            events.close();
            reader.close();
            clientMetrics.close();
            throw new CannotStartException("%s. Choose another with --listen.".formatted(e.getMessage()), e);
        }
    }

    /** Where it answers. */
    public InetSocketAddress address() {
        return api.address();
    }

    /** Whether all topics were read to the ends seen at the start, and the cluster answers. */
    public boolean isReady() {
        return reader.isCurrent();
    }

    /** As {@link #isReady()}, with what stands against it. */
    public Health ready() {
        return reader.ready();
    }

    /** Answers what was asked, then stops to listen and to read. */
    @Override
    public void close() {
        events.close();
        api.close();
        reader.close();
        clientMetrics.close();
    }

    private static ExplainDesk explanations(ConsoleSettings settings) {
        Explainer explainer = new Explainer(
                () -> GaugeConsumer.onDemand(settings.kafka()),
                new RecordSerdes(settings.registry()),
                settings.retention(),
                EXPLAINED_WITHIN);
        return new ExplainDesk(explainer::explain, ExplainDesk.AT_ONCE, ExplainDesk.WAIT);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(ConsoleSettings settings) {
        try {
            return GaugeConsumer.of(settings.kafka());
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CannotStartException("Kafka's client refuses its settings: " + cause.getMessage(), e);
        }
    }
}
