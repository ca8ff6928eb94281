package io.swarmgauge.producers.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** States in Avro's single-object encoding: each says by which schema it was written. */
public final class StateBytes {

    private StateBytes() {}

    public static byte[] of(SpecificRecord state) {
        try {
            ByteBuffer encoded =
                    new BinaryMessageEncoder<SpecificRecord>(SpecificData.get(), state.getSchema()).encode(state);
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
    }
}
