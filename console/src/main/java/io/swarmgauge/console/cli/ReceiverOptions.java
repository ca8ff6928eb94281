package io.swarmgauge.console.cli;

import io.swarmgauge.console.delivery.DeliverySettings;
import io.swarmgauge.console.delivery.Receiver;
import io.swarmgauge.settings.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The simple case of a delivery without a file: one Alertmanager cluster, one webhook. They are read as a file's text would be. */
final class ReceiverOptions {

    private static final List<String> OWN =
            List.of("--alertmanager", "--webhook", "--secret-file", "--resend", "--console-url", "--listen");
    static final List<String> ALL_BUT_CONFIG =
            Stream.concat(OWN.stream(), ClusterOptions.NAMES.stream()).toList();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--alertmanager",
            paramLabel = "URL",
            description = "An Alertmanager. Repeatable for the instances of a cluster: each gets all alerts.")
    private List<String> alertmanagers = List.of();

    @Option(names = "--webhook", paramLabel = "URL", description = "A webhook that gets each alert once or more.")
    private @Nullable String webhook;

    @Option(names = "--secret-file", paramLabel = "FILE", description = "With what the webhook's bodies are signed.")
    private @Nullable Path secret;

    @Option(
            names = "--resend",
            paramLabel = "SPAN",
            defaultValue = "1m",
            description = "After how long an Alertmanager is told of an open alert again (default: ${DEFAULT-VALUE}).")
    private String resend;

    @Option(names = "--console-url", paramLabel = "URL", description = "The console as people reach it, for links.")
    private @Nullable String console;

    @Option(names = "--listen", paramLabel = "HOST:PORT", description = "Serves metrics and health there.")
    private @Nullable String listen;

    /** What the options say. */
    DeliverySettings settings(ClusterOptions cluster) {
        if (alertmanagers.isEmpty() && webhook == null) {
            throw new ParameterException(
                    spec.commandLine(), "Nobody to deliver to: give --config, --alertmanager or --webhook");
        }
        if (secret != null && webhook == null) {
            throw new ParameterException(spec.commandLine(), "--secret-file goes with --webhook");
        }
        DeliverySettings read = SettingsFile.parse("the options", text(), DeliverySettings::of);
        return new DeliverySettings(
                cluster.kafka(), cluster.registry(), read.group(), read.console(), read.listen(), read.receivers());
    }

    static String names(DeliverySettings settings) {
        return settings.receivers().stream().map(Receiver::name).collect(Collectors.joining(", "));
    }

    private String text() {
        List<String> lines = new ArrayList<>(List.of(
                // The cluster's own options are put in their place.
                "kafka: {bootstrap-servers: 'localhost:9092'}", "registry: {url: 'http://localhost'}"));
        if (console != null) {
            lines.add("console-url: " + quoted(console));
        }
        if (listen != null) {
            lines.add("metrics: {listen: %s}".formatted(quoted(listen)));
        }
        lines.add("receivers:");
        if (!alertmanagers.isEmpty()) {
            lines.add("  - {name: alertmanager, resend: %s, alertmanager: [%s]}"
                    .formatted(
                            quoted(resend),
                            alertmanagers.stream().map(ReceiverOptions::quoted).collect(Collectors.joining(", "))));
        }
        if (webhook != null) {
            lines.add("  - {name: webhook, webhook: %s%s}"
                    .formatted(quoted(webhook), secret == null ? "" : ", secret: " + quoted("${file:" + secret + "}")));
        }
        return String.join("\n", lines);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''").replaceAll("\\R", " ") + "'";
    }
}
