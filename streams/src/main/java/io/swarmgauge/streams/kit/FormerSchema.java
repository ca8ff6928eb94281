package io.swarmgauge.streams.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** The schema that an earlier release wrote a state with: its stores outlive an upgrade. */
public final class FormerSchema {

    private FormerSchema() {}

    /** Reads a schema that travels with the code, in a file beside the class that needs it. */
    public static Schema of(Class<?> reader, String file) {
        try (InputStream schema = reader.getResourceAsStream(file)) {
            if (schema == null) {
                throw new IllegalStateException(file + " is missing from this build");
            }
            return new Schema.Parser().parse(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
