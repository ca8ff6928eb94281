package io.swarmgauge.console.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.access.Plaintext;
import io.swarmgauge.console.CannotStartException;
import io.swarmgauge.console.reading.GaugeConsumer;
import io.swarmgauge.console.reading.TopicReader;
import io.swarmgauge.console.views.Feed;
import io.swarmgauge.observe.Health;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RecordTrust;
import io.swarmgauge.topics.TopicCatalogue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running delivery: a worker for each server of each receiver, none of which waits for another. */
public final class Delivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration TO_COMMIT = Duration.ofSeconds(8);
    private static final String ALERTS = "api/v2/alerts";

    private final DeliverySettings settings;
    private final MeterRegistry meters;
    private final RecordSerdes serdes;
    private final Clock clock;
    private final List<Target> targets = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();
    private final List<TopicReader> readers = new ArrayList<>();
    private final List<KafkaClientMetrics> clientMetrics = new ArrayList<>();

    private Delivery(DeliverySettings settings, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.meters = meters;
        this.serdes = new RecordSerdes(settings.registry());
        this.clock = clock;
    }

    /**
     * Starts to read and to deliver; it need wait neither for the cluster nor for a receiver.
     *
     * @throws CannotStartException if the Kafka settings make no consumer, or Avro does not trust the records
     */
    public static Delivery start(DeliverySettings settings, MeterRegistry meters, Clock clock) {
        RecordTrust.remedy().ifPresent(remedy -> {
            throw new CannotStartException(remedy);
        });
        Plaintext.warnings(settings.kafka(), settings.registry()).forEach(warning -> LOG.warn("{}", warning));
        Delivery delivery = new Delivery(settings, meters, clock);
        try {
            delivery.startAll();
            return delivery;
        } catch (KafkaException e) {
            delivery.close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CannotStartException("Kafka's client refuses its settings: " + cause.getMessage(), e);
        }
    }

    /** Whether every worker goes on; what has ended. */
    public Health live() {
        return health(workers.stream().flatMap(Worker::ended), readers.stream().map(TopicReader::live));
    }

    /** Whether the cluster is read and no receiver's last attempt failed; what stands against that. */
    public Health ready() {
        return health(
                Stream.concat(
                        workers.stream().flatMap(Worker::troubles),
                        targets.stream().flatMap(Target::troubles)),
                readers.stream().map(TopicReader::ready));
    }

    private static Health health(Stream<String> problems, Stream<Health> parts) {
        return new Health(Stream.concat(problems, parts.flatMap(part -> part.problems().stream()))
                .toList());
    }

    /** Lets what is under way end, commits what was delivered, and stops. */
    @Override
    public void close() {
        workers.parallelStream().forEach(Worker::close);
        readers.forEach(TopicReader::close);
        clientMetrics.forEach(KafkaClientMetrics::close);
    }

    private void startAll() {
        List<Receiver.Alertmanager> alertmanagers = new ArrayList<>();
        for (Receiver receiver : settings.receivers()) {
            if (receiver instanceof Receiver.Alertmanager alertmanager) {
                alertmanagers.add(alertmanager);
            } else if (receiver instanceof Receiver.Webhook webhook) {
                start(webhook);
            }
        }
        if (!alertmanagers.isEmpty()) {
            Statements statements = new Statements();
            TopicReader reader = reader(statements);
            alertmanagers.forEach(alertmanager ->
                    alertmanager.addresses().forEach(address -> start(alertmanager, address, statements, reader)));
        }
    }

    private void start(Receiver.Alertmanager receiver, URI address, Statements statements, TopicReader reader) {
        AlertmanagerSender sender = new AlertmanagerSender(
                () -> statements.that(receiver.only()),
                reader::isComplete,
                new ResendPolicy(receiver.resend()),
                new AlertmanagerJson(link()),
                new Poster(below(address), receiver.http(), clock),
                target(receiver, address),
                clock);
        work("deliver-" + receiver.name(), sender, LOOK_EVERY, receiver);
    }

    private void start(Receiver.Webhook receiver) {
        KafkaConsumer<byte[], byte[]> consumer =
                measured(GroupConsumer.of(settings.kafka(), settings.groupOf(receiver), receiver.start()));
        WebhookPost post = new WebhookPost(
                new WebhookJson(receiver.name(), link()),
                receiver.secret().map(Signature::new),
                new Poster(receiver.address(), receiver.http(), clock),
                clock);
        WebhookSender sender = new WebhookSender(
                consumer,
                serdes.deserializer(TopicCatalogue.ALERTS),
                receiver,
                post,
                target(receiver, receiver.address()),
                clock);
        work("deliver-" + receiver.name(), sender, Duration.ZERO, receiver);
    }

    private TopicReader reader(Statements statements) {
        Map<String, String> properties = new HashMap<>(settings.kafka().properties());
        properties.putIfAbsent("client.id", "swarmgauge-deliver");
        KafkaConsumer<byte[], byte[]> consumer =
                measured(GaugeConsumer.of(new KafkaAccess(settings.kafka().bootstrapServers(), properties)));
        TopicReader reader =
                TopicReader.start(consumer, List.of(new Feed<>(TopicCatalogue.ALERTS, statements)), serdes, meters);
        readers.add(reader);
        return reader;
    }

    private void work(String name, Worker.Task task, Duration pause, Receiver receiver) {
        workers.add(new Worker(name, task, pause, receiver.http().timeout().plus(TO_COMMIT)));
    }

    private Target target(Receiver receiver, URI address) {
        Target target = new Target(receiver.name(), address, meters);
        targets.add(target);
        return target;
    }

    private KafkaConsumer<byte[], byte[]> measured(KafkaConsumer<byte[], byte[]> consumer) {
        KafkaClientMetrics metrics = new KafkaClientMetrics(consumer);
        metrics.bindTo(meters);
        clientMetrics.add(metrics);
        return consumer;
    }

    private ConsoleLink link() {
        return new ConsoleLink(settings.console());
    }

    /** The API lies below the Alertmanager's address, which may have a path of its own. */
    static URI below(URI alertmanager) {
        String base = alertmanager.toString();
        return URI.create(base.endsWith("/") ? base + ALERTS : base + "/" + ALERTS);
    }
}
