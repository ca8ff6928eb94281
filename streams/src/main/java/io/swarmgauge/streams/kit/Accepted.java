package io.swarmgauge.streams.kit;

import io.swarmgauge.schema.node.NodeHeader;
import java.util.function.Function;

/**
 * A node's record that intake let pass: signed by its node, decoded, valid, about a known setup, not too late and not
 * accepted before. It is handed from intake to the rooms as an object and never serialized on the way.
 */
public record Accepted<V>(V value, NodeHeader header, SourcePosition source, Arrival arrival) {

    /** The same record under another type, such as a room's own union of two topics. */
    public <W> Accepted<W> map(Function<? super V, ? extends W> mapping) {
        return new Accepted<>(mapping.apply(value), header, source, arrival);
    }
}
