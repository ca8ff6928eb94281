package io.swarmgauge.console.cli;

import io.swarmgauge.console.api.AvroJson;
import io.swarmgauge.console.reading.TopicScan;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmgauge alerts}: what has to be looked at now. It asks the topic, so that no console need run. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "Lists open alerts, the most severe first, and follows new ones if told to.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, whether or not an alert is open",
            "1:cluster or registry does not answer, or there is no such topic",
            "2:wrong usage"
        })
public final class AlertsCommand implements Callable<Integer> {

    private static final Comparator<Alert> ORDER = Comparator.comparing(Alert::getSeverity)
            .reversed()
            .thenComparing(Alert::getStartsAt)
            .thenComparing(Alert::getFingerprint);

    @Option(names = "--all", description = "Also those that are over, as far as the compacted topic keeps them.")
    private boolean all;

    @Option(names = "--follow", description = "Then prints FIRING and RESOLVED as they come, until stopped.")
    private boolean follow;

    @Option(names = "--max", paramLabel = "N", description = "With --follow: stops after N of them.")
    private @Nullable Long max;

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            split = ",",
            converter = SeverityConverter.class,
            description = "Only these: info, warning, critical. Repeatable, or with commas between.")
    private List<Severity> severities = List.of();

    @Option(names = "--long", description = "Also suspected causes, annotations and evidence of each.")
    private boolean isLong;

    @Option(names = "--json", description = "Prints one JSON object per line, as the query API shows alerts.")
    private boolean json;

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (max != null && (max < 1 || !follow)) {
            throw new ParameterException(
                    spec.commandLine(), follow ? "--max must be at least 1, is " + max : "--max goes with --follow");
        }
        try (KafkaConsumer<byte[], byte[]> consumer = PlanClients.reader(cluster)) {
            show(new TopicScan(consumer, TopicCatalogue.ALERTS.name()));
            return 0;
        } catch (RegistryOutage e) {
            return failed(e.getMessage() + ". Is it running? --registry names another.");
        } catch (IllegalStateException e) {
            return failed(e.getMessage());
        } catch (KafkaException e) {
            return failed("no answer from %s: %s. Is it running? 'swarmgauge up' starts one on this machine."
                    .formatted(cluster.bootstrapServers(), Reasons.of(e)));
        }
    }

    private void show(TopicScan topic) {
        PrintWriter out = spec.commandLine().getOut();
        AlertTable table = new AlertTable(out, isLong);
        Consumer<Alert> printer = json ? alert -> out.println(AvroJson.of(alert)) : table::row;
        Deserializer<Alert> alerts = new RecordSerdes(cluster.registry()).deserializer(TopicCatalogue.ALERTS);
        Map<String, Alert> last = new HashMap<>();
        topic.read(at -> {
            Alert alert = decoded(at, alerts);
            String fingerprint = at.key() == null ? "" : new String(at.key(), StandardCharsets.UTF_8);
            if (alert == null) {
                last.remove(fingerprint);
            } else {
                last.put(fingerprint, alert);
            }
        });
        List<Alert> shown =
                last.values().stream().filter(this::isWanted).sorted(ORDER).toList();
        if (!json && (follow || !shown.isEmpty())) {
            table.heads();
        } else if (!json) {
            out.println(all ? "No alerts." : "No open alerts.");
        }
        shown.forEach(printer);
        out.flush();
        if (follow) {
            follow(topic, alerts, printer);
        }
    }

    private void follow(TopicScan topic, Deserializer<Alert> alerts, Consumer<Alert> printer) {
        PrintWriter out = spec.commandLine().getOut();
        long[] left = {max == null ? Long.MAX_VALUE : max};
        topic.follow(() -> left[0] > 0 && !out.checkError(), at -> {
            Alert alert = decoded(at, alerts);
            if (alert != null && isOfSeverity(alert)) {
                printer.accept(alert);
                out.flush();
                left[0]--;
            }
        });
    }

    private boolean isWanted(Alert alert) {
        return isOfSeverity(alert) && (all || alert.getStatus() == AlertStatus.FIRING);
    }

    private boolean isOfSeverity(Alert alert) {
        return severities.isEmpty() || severities.contains(alert.getSeverity());
    }

    /** Null for a tombstone and for what is no alert, which is told. */
    private @Nullable Alert decoded(ConsumerRecord<byte[], byte[]> at, Deserializer<Alert> alerts) {
        if (at.value() == null) {
            return null;
        }
        try {
            return alerts.deserialize(at.topic(), at.value());
        } catch (RuntimeException e) {
            if (RegistryOutage.isCauseOf(e)) {
                throw new RegistryOutage(e);
            }
            spec.commandLine()
                    .getErr()
                    .printf("%s/%d@%d is no alert: %s%n", at.topic(), at.partition(), at.offset(), e.getMessage());
            return null;
        }
    }

    private int failed(@Nullable String message) {
        spec.commandLine().getErr().println(Shown.text(String.valueOf(message)));
        return 1;
    }
}
