package io.swarmgauge.streams.kit.window;

import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.state.KeptWindow;
import io.swarmgauge.streams.state.Voice;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** What a room's store holds. */
sealed interface KeptState<S extends SpecificRecord> {

    /**
     * One window of one key.
     *
     * @param revision the last published one; -1 before the first
     * @param inputs how many the room counted: a window without any has nothing to say
     * @param voices who was heard, ascending by topic, node and epoch
     * @param content the room's own state
     */
    record OfWindow<S extends SpecificRecord>(int revision, long inputs, List<Voice> voices, S content)
            implements KeptState<S> {}

    /**
     * How far windows are closed.
     *
     * @param start of the latest window that is closed
     */
    record ClosedUpTo<S extends SpecificRecord>(long start) implements KeptState<S> {}

    /** A window is a {@link KeptWindow} in Avro's single-object encoding, which is longer than the 8 bytes of a moment. */
    static <S extends SpecificRecord> Serde<KeptState<S>> serde(StateSerde<S> content) {
        StateSerde<KeptWindow> windows = StateSerde.of(KeptWindow.class);
        Serializer<KeptState<S>> serializer = (topic, state) -> encode(state, windows, content);
        Deserializer<KeptState<S>> deserializer = (topic, bytes) -> decode(bytes, windows, content);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    private static <S extends SpecificRecord> byte[] encode(
            KeptState<S> state, StateSerde<KeptWindow> windows, StateSerde<S> contents) {
        if (state instanceof ClosedUpTo<S> closed) {
            return ByteBuffer.allocate(Long.BYTES).putLong(closed.start()).array();
        }
        OfWindow<S> window = (OfWindow<S>) state;
        return windows.encode(new KeptWindow(
                        window.revision(), window.inputs(), window.voices(), contents.encode(window.content())))
                .array();
    }

    private static <S extends SpecificRecord> KeptState<S> decode(
            byte[] bytes, StateSerde<KeptWindow> windows, StateSerde<S> contents) {
        if (bytes.length == Long.BYTES) {
            return new ClosedUpTo<>(ByteBuffer.wrap(bytes).getLong());
        }
        KeptWindow window = windows.decode(ByteBuffer.wrap(bytes));
        return new OfWindow<>(
                window.getRevision(), window.getInputs(), window.getVoices(), contents.decode(window.getContent()));
    }
}
