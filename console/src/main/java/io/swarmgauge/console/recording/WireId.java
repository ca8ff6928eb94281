package io.swarmgauge.console.recording;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The schema's id in Confluent's wire format: a zero, the id in four bytes, and the encoded record. */
final class WireId {

    private static final int HEAD = 5;

    private WireId() {}

    /** The id; empty for bytes of another form. */
    static Optional<Integer> of(@Nullable ByteBuffer value) {
        return value == null || value.remaining() < HEAD || value.get(value.position()) != 0
                ? Optional.empty()
                : Optional.of(value.getInt(value.position() + 1));
    }
}
