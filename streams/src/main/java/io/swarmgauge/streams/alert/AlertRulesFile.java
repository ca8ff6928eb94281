package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.Aggregate;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Comparison;
import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.settings.Settings;
import io.swarmgauge.settings.SettingsFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Alert rules as a YAML file, described in docs/alert-rules.md. */
public final class AlertRulesFile {

    private static final String STANDARD = "default-rules.yaml";
    private static final Duration OVER = Duration.ofMinutes(5);

    private AlertRulesFile() {}

    /**
     * Reads the rules of a file.
     *
     * @throws io.swarmgauge.settings.InvalidSettingsException if the file cannot be read or a rule cannot be used
     */
    public static List<AlertRule> read(Path file) {
        return SettingsFile.read(file, AlertRulesFile::rules);
    }

    /** The rules that hold where no file is given. */
    public static List<AlertRule> standard() {
        try (InputStream file = AlertRulesFile.class.getResourceAsStream(STANDARD)) {
            if (file == null) {
                throw new IllegalStateException(STANDARD + " is missing from this build");
            }
            return parse(STANDARD, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<AlertRule> parse(String name, String text) {
        return SettingsFile.parse(name, text, AlertRulesFile::rules);
    }

    private static List<AlertRule> rules(Settings file) {
        List<AlertRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Settings fields : file.sections("rules")) {
            AlertRule rule = rule(fields);
            if (!names.add(rule.getName())) {
                fields.problem("name", "'" + rule.getName() + "' is taken", "Give each rule a name of its own.");
            }
            rules.add(rule);
        }
        return List.copyOf(rules);
    }

    private static AlertRule rule(Settings fields) {
        String name = fields.text("name");
        Signal signal = fields.choice("signal", Signal.class);
        AlertRule rule = AlertRule.newBuilder()
                .setName(name)
                .setSignal(signal)
                .setSetupId(fields.optionalText("setup").orElse(null))
                .setNodeId(fields.optionalText("node").orElse(null))
                .setRegion(fields.optionalText("region").orElse(null))
                .setAggregate(fields.choice("aggregate", Aggregate.class, Aggregate.AVERAGE))
                .setOverMs(fields.duration("over", OVER).toMillis())
                .setComparison(comparison(signal, fields))
                .setThreshold(fields.optionalNumber("threshold").orElse(null))
                .setClearThreshold(fields.optionalNumber("clear").orElse(null))
                .setVerdict(fields.optionalText("verdict")
                        .map(AlertRulesFile::verdict)
                        .orElse(null))
                .setForMs(fields.durationOrZero("for").toMillis())
                .setSeverity(fields.choice("severity", Severity.class, Severity.WARNING))
                .setSummary(fields.text("summary"))
                .setEnabled(fields.flag("enabled", true))
                .setTerm(fields.has("term") ? fields.choice("term", ServiceTerm.class, ServiceTerm.UNKNOWN) : null)
                .setBurnWindowMs(
                        fields.has("burn-window")
                                ? fields.duration("burn-window", OVER).toMillis()
                                : null)
                .setAbsentTopic(fields.optionalText("of").orElse(null))
                .setLabels(fields.properties("labels"))
                .setAnnotations(fields.properties("annotations"))
                .build();
        reportFaults(rule, fields);
        return rule;
    }

    private static void reportFaults(AlertRule rule, Settings fields) {
        RuleCheck.faultsOf(rule).stream()
                .filter(fault -> !isNoted(fault, rule, fields))
                .forEach(fault -> fields.problem(fault.field(), fault.wrong(), fault.remedy()));
    }

    /** What is missing or has the wrong form was noted when it was asked for. */
    private static boolean isNoted(RuleFault fault, AlertRule rule, Settings fields) {
        return switch (fault.field()) {
            case "name" -> !fields.has("name");
            case "signal" -> true;
            case "comparison" -> rule.getComparison() == Comparison.UNKNOWN;
            case "term" -> fields.has("term") && rule.getTerm() == ServiceTerm.UNKNOWN;
            case "threshold" -> fields.has("threshold") && rule.getThreshold() == null;
            default -> false;
        };
    }

    /** A silence is longer than its span or it is none: there is no other side. */
    private static Comparison comparison(Signal signal, Settings fields) {
        return signal == Signal.ABSENCE
                ? fields.choice("comparison", Comparison.class, Comparison.ABOVE)
                : fields.choice("comparison", Comparison.class);
    }

    private static String verdict(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
