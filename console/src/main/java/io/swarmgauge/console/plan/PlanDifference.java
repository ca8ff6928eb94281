package io.swarmgauge.console.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.console.plan.PlanChange.Effect;
import io.swarmgauge.console.plan.PlanChange.FieldChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What has to be published so that the present plan becomes the wanted one.
 *
 * @param changes by kind, each by key
 * @param unchanged how many records are on both sides alike
 */
public record PlanDifference(List<PlanChange> changes, int unchanged) {

    public PlanDifference {
        changes = List.copyOf(changes);
    }

    /**
     * Compares record by record.
     *
     * @param pruned the kinds of which records that are not wanted are removed; of all others they stay
     */
    public static PlanDifference between(Plan present, Plan wanted, Set<PlanKind> pruned) {
        List<PlanChange> changes = new ArrayList<>();
        int unchanged = 0;
        for (PlanKind kind : PlanKind.values()) {
            SortedMap<String, ? extends SpecificRecord> before = present.of(kind);
            for (Map.Entry<String, ? extends SpecificRecord> entry :
                    wanted.of(kind).entrySet()) {
                SpecificRecord old = before.get(entry.getKey());
                if (entry.getValue().equals(old)) {
                    unchanged++;
                } else {
                    changes.add(change(kind, entry.getKey(), old, entry.getValue()));
                }
            }
            if (pruned.contains(kind)) {
                before.keySet().stream()
                        .filter(id -> !wanted.of(kind).containsKey(id))
                        .forEach(id -> changes.add(new PlanChange(kind, Effect.REMOVED, id, null, List.of())));
            }
        }
        return new PlanDifference(changes, unchanged);
    }

    /** As a person reads it before saying yes. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        changes.forEach(change -> lines.addAll(change.lines()));
        lines.add("= %d unchanged".formatted(unchanged));
        return lines;
    }

    private static PlanChange change(PlanKind kind, String id, @Nullable SpecificRecord old, SpecificRecord planned) {
        return old == null
                ? new PlanChange(kind, Effect.ADDED, id, planned, List.of())
                : new PlanChange(kind, Effect.CHANGED, id, planned, fieldChanges(old, planned));
    }

    private static List<FieldChange> fieldChanges(SpecificRecord old, SpecificRecord planned) {
        Map<String, String> before = flat(PlanYaml.fields(old));
        Map<String, String> after = flat(PlanYaml.fields(planned));
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name -> new FieldChange(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static Map<String, String> flat(JsonNode fields) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.properties().forEach(field -> collect(field.getKey(), field.getValue(), values));
        return values;
    }

    /** Things with an id are told apart by it, so that one more hoster does not look like three changed ones. */
    private static void collect(String path, JsonNode value, Map<String, String> values) {
        if (value.isObject()) {
            value.properties().forEach(field -> collect(path + "." + field.getKey(), field.getValue(), values));
        } else if (value.isArray()) {
            List<String> names = new ArrayList<>();
            for (JsonNode item : value) {
                String name = item.isObject() ? item.path("id").asText() : item.asText();
                names.add(name);
                if (item.isObject()) {
                    item.properties().stream()
                            .filter(field -> !field.getKey().equals("id"))
                            .forEach(field -> collect(
                                    "%s[%s].%s".formatted(path, name, field.getKey()), field.getValue(), values));
                }
            }
            values.put(path, String.join(", ", names));
        } else {
            values.put(path, value.asText());
        }
    }
}
