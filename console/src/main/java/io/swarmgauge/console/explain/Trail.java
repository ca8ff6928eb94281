package io.swarmgauge.console.explain;

import io.swarmgauge.schema.gauge.Evidence;
import java.util.List;

/**
 * How to get from a conclusion to its evidence.
 *
 * @param steps what is to be looked for
 * @param pointers what the conclusion names by its place
 * @param notes what it also rests on and is not looked for, in sentences
 */
record Trail(List<Step> steps, List<Pointer> pointers, List<String> notes) {

    /** A record that the conclusion names. */
    record Pointer(Evidence evidence, String role) {}

    Trail {
        steps = List.copyOf(steps);
        pointers = List.copyOf(pointers);
        notes = List.copyOf(notes);
    }

    static Trail of(Step... steps) {
        return new Trail(List.of(steps), List.of(), List.of());
    }

    Trail noting(String note) {
        return new Trail(steps, pointers, List.of(note));
    }
}
