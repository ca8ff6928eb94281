package io.swarmgauge.console.explain;

import io.swarmgauge.schema.node.NodeHeader;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Fields that records of several types have in common. */
final class Fields {

    private Fields() {}

    static <T> Optional<T> of(SpecificRecord value, String name, Class<T> type) {
        Schema.Field field = value.getSchema().getField(name);
        return field == null
                ? Optional.empty()
                : Optional.ofNullable(value.get(field.pos()))
                        .filter(type::isInstance)
                        .map(type::cast);
    }

    static Optional<NodeHeader> header(SpecificRecord value) {
        return of(value, "header", NodeHeader.class);
    }

    static long whole(SpecificRecord value, String name) {
        return of(value, name, Number.class).map(Number::longValue).orElse(0L);
    }

    static boolean isWindowed(SpecificRecord value) {
        return value.getSchema().getField("windowStart") != null;
    }

    /** Whether a node's record begins within the time: that is the window in which it counts. */
    static boolean beginsIn(SpecificRecord value, long from, long until) {
        return header(value)
                .filter(header -> from <= header.getWindowStart() && header.getWindowStart() < until)
                .isPresent();
    }
}
