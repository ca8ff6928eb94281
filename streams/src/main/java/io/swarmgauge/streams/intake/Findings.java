package io.swarmgauge.streams.intake;

import io.swarmgauge.identity.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is wrong with one record, in words. Each question names the field as the schema does. */
final class Findings {

    /** What is said of one record is bounded: its writer may be wrong in every one of a million fields. */
    private static final int MOST_PROBLEMS = 8;

    private final List<String> problems = new ArrayList<>();
    private int more;

    List<String> problems() {
        return problems;
    }

    String inWords() {
        return String.join("; ", problems) + (more == 0 ? "" : "; and %d more".formatted(more));
    }

    void require(boolean holds, Supplier<String> problem) {
        if (holds) {
            return;
        }
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem.get());
        } else {
            more++;
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
