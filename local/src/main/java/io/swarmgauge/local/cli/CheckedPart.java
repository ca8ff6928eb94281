package io.swarmgauge.local.cli;

import io.swarmgauge.check.ClusterCheck;
import io.swarmgauge.check.Finding;
import io.swarmgauge.console.ConsoleSettings;
import io.swarmgauge.console.delivery.DeliveryCheck;
import io.swarmgauge.console.delivery.DeliverySettings;
import io.swarmgauge.producers.check.AgentCheck;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.settings.SettingsFile;
import io.swarmgauge.streams.alert.AlertRulesFile;
import io.swarmgauge.streams.runtime.StreamsSettings;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.Writer;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The parts that have a config of their own, and the rules that one of them reads; which one a file is for shows in its fields. */
enum CheckedPart {
    AGENT("an agent") {
        @Override
        Supplier<List<Finding>> read(Path file) {
            AgentConfig config = AgentConfig.read(file);
            return () -> new AgentCheck(config, System.getenv()).findings();
        }
    },
    STREAMS("the streams application") {
        @Override
        Supplier<List<Finding>> read(Path file) {
            StreamsSettings settings = StreamsSettings.read(file);
            Optional<Finding> rules = settings.alertRules().map(path -> wellFormed(path, AlertRulesFile.read(path)));
            return () -> Stream.concat(
                            rules.stream(),
                            ClusterCheck.findings(
                                    settings.kafka(),
                                    settings.registry(),
                                    settings.topics().create() ? List.of() : TopicCatalogue.all())
                                    .stream())
                    .toList();
        }
    },
    ALERT_RULES("alert rules") {
        @Override
        Supplier<List<Finding>> read(Path file) {
            List<AlertRule> rules = AlertRulesFile.read(file);
            return () -> List.of(wellFormed(file, rules));
        }
    },
    CONSOLE("the console") {
        @Override
        Supplier<List<Finding>> read(Path file) {
            ConsoleSettings settings = ConsoleSettings.read(file);
            return () -> ClusterCheck.findings(settings.kafka(), settings.registry(), needed());
        }

        private List<Topic<?>> needed() {
            return TopicCatalogue.all().stream()
                    .filter(topic -> topic.isAvro() && topic.writer() != Writer.NODES)
                    .toList();
        }
    },
    DELIVERY("the delivery of alerts") {
        @Override
        Supplier<List<Finding>> read(Path file) {
            DeliverySettings settings = DeliverySettings.read(file);
            return () -> new DeliveryCheck(settings).findings();
        }
    };

    private static final Set<String> OF_STREAMS = Set.of("application", "windows", "self-reports", "alerts", "topics");
    private static final Set<String> OF_AGENTS =
            Set.of("node", "intake", "transfers", "self-report", "host-metrics", "benchmarks");

    private final String words;

    CheckedPart(String words) {
        this.words = words;
    }

    /**
     * The part that the file is for. One that names nothing but a cluster would do for console and streams application alike.
     *
     * @throws io.swarmgauge.settings.InvalidSettingsException if the file cannot be read
     */
    static CheckedPart of(Path file) {
        Set<String> fields = SettingsFile.fields(file);
        if (fields.contains("rules")) {
            return ALERT_RULES;
        }
        if (fields.contains("receivers")) {
            return DELIVERY;
        }
        if (!Collections.disjoint(fields, OF_AGENTS)) {
            return AGENT;
        }
        return Collections.disjoint(fields, OF_STREAMS) && !fields.contains("metrics") ? CONSOLE : STREAMS;
    }

    private static Finding wellFormed(Path file, List<AlertRule> rules) {
        return Finding.well(file.toString(), "alert rules that can be used: " + rules.size());
    }

    String words() {
        return words;
    }

    /**
     * Reads its config; what is supplied then is whether all that it names is there.
     *
     * @throws io.swarmgauge.settings.InvalidSettingsException with everything that is wrong with the file
     */
    abstract Supplier<List<Finding>> read(Path file);
}
