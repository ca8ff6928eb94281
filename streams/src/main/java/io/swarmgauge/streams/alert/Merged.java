package io.swarmgauge.streams.alert;

import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.jspecify.annotations.Nullable;

/** Streams that become one, with a name for each merging node. */
final class Merged<T> {

    private final String name;
    private @Nullable KStream<String, T> all;
    private int parts;

    Merged(String name) {
        this.name = name;
    }

    void add(KStream<String, T> part) {
        parts++;
        all = all == null ? part : all.merge(part, Named.as(name + "-" + parts));
    }

    KStream<String, T> all() {
        if (all == null) {
            throw new IllegalStateException(name + " has no streams");
        }
        return all;
    }
}
