package io.swarmgauge.streams.intake;

import io.swarmgauge.identity.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is wrong with one record, in words. Each question names the field as the schema does. */
final class Findings {

    private final List<String> problems = new ArrayList<>();

    List<String> problems() {
        return problems;
    }

    String inWords() {
        return String.join("; ", problems);
    }

    void require(boolean holds, Supplier<String> problem) {
        if (!holds) {
            problems.add(problem.get());
        }
    }

    void notNegative(String field, long value) {
        require(value >= 0, () -> "%s is %d, must not be negative".formatted(field, value));
    }

    void atLeastOne(String field, long value) {
        require(value >= 1, () -> "%s is %d, must be at least 1".formatted(field, value));
    }

    /** A figure that a node may leave out. */
    void measured(String field, @Nullable Double value) {
        require(value == null || (Double.isFinite(value) && value >= 0), () -> "%s is %s, must not be negative"
                .formatted(field, value));
    }

    void counted(String field, @Nullable Number value) {
        require(value == null || value.longValue() >= 0, () -> "%s is %s, must not be negative"
                .formatted(field, value));
    }

    /** A share that a node may leave out. */
    void share(String field, @Nullable Double value) {
        require(value == null || (value >= 0 && value <= 1), () -> "%s is %s, must be from 0 to 1"
                .formatted(field, value));
    }

    void nodeId(String field, String value) {
        require(NodeId.isValid(value), () -> "%s is '%s', must be 64 lower-case hex digits".formatted(field, value));
    }
}
