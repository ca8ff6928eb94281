package io.swarmgauge.producers.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an agent knew when it last wrote it down. */
public final class SavedState {

    public static final SavedState NONE = new SavedState(Map.of());

    private static final Logger LOG = LoggerFactory.getLogger(SavedState.class);

    private final Map<String, byte[]> values;

    public SavedState(Map<String, byte[]> values) {
        this.values = Map.copyOf(values);
    }

    /** Every state whose key begins so. One that another version wrote and this one cannot read is left out and logged. */
    public <T extends SpecificRecord> List<T> under(String prefix, Class<T> type) {
        BinaryMessageDecoder<T> decoder = new BinaryMessageDecoder<>(
                SpecificData.get(), SpecificData.get().getSchema(type));
        List<T> states = new ArrayList<>();
        values.forEach((key, bytes) -> {
            if (key.startsWith(prefix)) {
                try {
                    states.add(decoder.decode(bytes));
                } catch (IOException | AvroRuntimeException e) {
                    LOG.error("{} of the agent's state cannot be read, it is lost: {}", key, e.toString());
                }
            }
        });
        return states;
    }
}
