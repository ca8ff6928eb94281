package io.swarmgauge.console.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.schema.plan.Aggregate;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Signal;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Alert rules in the form of their file: reading it again gives the same records. */
public final class RuleYaml {

    private static final Map<String, Long> UNITS = units();

    private RuleYaml() {}

    public static String text(Collection<AlertRule> rules) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        ArrayNode list = file.putArray("rules");
        rules.forEach(rule -> list.add(fields(rule)));
        try {
            return PlanYaml.YAML.writeValueAsString(file);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode fields(AlertRule rule) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("name", rule.getName());
        name(fields, "signal", rule.getSignal());
        text(fields, "of", rule.getAbsentTopic());
        text(fields, "setup", rule.getSetupId());
        text(fields, "node", rule.getNodeId());
        text(fields, "region", rule.getRegion());
        name(fields, "term", rule.getTerm());
        span(fields, "burn-window", rule.getBurnWindowMs());
        name(fields, "aggregate", rule.getAggregate() == Aggregate.AVERAGE ? null : rule.getAggregate());
        span(fields, "over", rule.getOverMs());
        name(fields, "comparison", rule.getSignal() == Signal.ABSENCE ? null : rule.getComparison());
        figure(fields, "threshold", rule.getThreshold());
        figure(fields, "clear", rule.getClearThreshold());
        text(fields, "verdict", rule.getVerdict() == null ? null : hyphened(rule.getVerdict()));
        span(fields, "for", rule.getForMs() == 0 ? null : rule.getForMs());
        name(fields, "severity", rule.getSeverity());
        fields.put("summary", rule.getSummary());
        texts(fields, "labels", rule.getLabels());
        texts(fields, "annotations", rule.getAnnotations());
        if (!rule.getEnabled()) {
            fields.put("enabled", false);
        }
        return fields;
    }

    private static void text(ObjectNode fields, String field, @Nullable String value) {
        if (value != null) {
            fields.put(field, value);
        }
    }

    private static void name(ObjectNode fields, String field, @Nullable Enum<?> value) {
        text(fields, field, value == null ? null : hyphened(value.name()));
    }

    private static String hyphened(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Others may write what no file can say, such as a threshold that is no number: it is shown as it is. */
    private static void figure(ObjectNode fields, String field, @Nullable Double value) {
        if (value != null && !Double.isFinite(value)) {
            fields.put(field, value);
        } else {
            PlanYaml.number(fields, field, value);
        }
    }

    private static void span(ObjectNode fields, String field, @Nullable Long millis) {
        if (millis != null) {
            UNITS.entrySet().stream()
                    .filter(unit -> millis % unit.getValue() == 0)
                    .findFirst()
                    .ifPresent(unit -> fields.put(field, millis / unit.getValue() + unit.getKey()));
        }
    }

    private static void texts(ObjectNode fields, String field, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            ObjectNode named = fields.putObject(field);
            new TreeMap<>(texts).forEach(named::put);
        }
    }

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("d", 86_400_000L);
        units.put("h", 3_600_000L);
        units.put("m", 60_000L);
        units.put("s", 1_000L);
        units.put("ms", 1L);
        return units;
    }
}
