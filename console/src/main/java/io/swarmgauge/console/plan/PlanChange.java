package io.swarmgauge.console.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record that differs between the present plan and the wanted one.
 *
 * @param planned the record as it is wanted; null where it is to be removed
 * @param fields what differs, for a record that stands on both sides
 */
public record PlanChange(
        PlanKind kind, Effect effect, String id, @Nullable SpecificRecord planned, List<FieldChange> fields) {

    /** What becomes of a record. */
    public enum Effect {
        ADDED("+"),
        CHANGED("~"),
        REMOVED("-");

        private final String sign;

        Effect(String sign) {
            this.sign = sign;
        }
    }

    /**
     * One field that differs.
     *
     * @param before its value; empty where there was none
     * @param after its value; empty where there will be none
     */
    public record FieldChange(String field, String before, String after) {}

    public PlanChange {
        fields = List.copyOf(fields);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s %s %s".formatted(effect.sign, kind.word(), id));
        fields.forEach(change -> lines.add(
                "    %s: %s → %s".formatted(change.field(), orNothing(change.before()), orNothing(change.after()))));
        return lines;
    }

    private static String orNothing(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
