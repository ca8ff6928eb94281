package io.swarmgauge.schema;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The committed versions of one subject's schema: {@code history/SUBJECT/N.avsc}, N from 1. */
record SchemaHistory(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static SchemaHistory of(String subject) {
        return new SchemaHistory(Path.of("history", subject));
    }

    /** All versions, oldest first. */
    List<Schema> versions() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparingInt(SchemaHistory::number))
                    .map(SchemaHistory::parse)
                    .toList();
        }
    }

    void append(Schema schema) throws IOException {
        Files.createDirectories(folder);
        String pretty = JSON.readTree(schema.toString()).toPrettyString();
        Files.writeString(folder.resolve(versions().size() + 1 + ".avsc"), pretty + "\n");
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replace(".avsc", ""));
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
