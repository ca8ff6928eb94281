package io.swarmgauge.console.recording;

import io.swarmgauge.schema.recording.RecordedMessage;
import io.swarmgauge.schema.recording.RecordedSchema;
import io.swarmgauge.schema.recording.RecordingEnd;
import io.swarmgauge.schema.recording.RecordingEntry;
import io.swarmgauge.schema.recording.RecordingHeading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;

/** Writes a recording beside its place; it takes the place only when it is whole. */
final class RecordingWriter implements AutoCloseable {

    private static final int LEVEL = 3;

    private final Path file;
    private final Path draft;
    private final DataFileWriter<RecordingEntry> entries;
    private long messages;

    RecordingWriter(Path file, RecordingHeading heading) throws IOException {
        this.file = file.toAbsolutePath();
        this.draft = this.file.resolveSibling(this.file.getFileName() + ".part");
        this.entries = new DataFileWriter<>(new SpecificDatumWriter<>(RecordingEntry.class));
        entries.setCodec(CodecFactory.zstandardCodec(LEVEL));
        entries.create(RecordingEntry.getClassSchema(), Files.newOutputStream(draft));
        entries.append(new RecordingEntry(heading));
    }

    void schema(RecordedSchema schema) throws IOException {
        entries.append(new RecordingEntry(schema));
    }

    void message(RecordedMessage message) throws IOException {
        entries.append(new RecordingEntry(message));
        messages++;
    }

    long messages() {
        return messages;
    }

    void finish() throws IOException {
        entries.append(new RecordingEntry(new RecordingEnd(messages)));
        entries.close();
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes away what was not finished. */
    @Override
    public void close() throws IOException {
        entries.close();
        Files.deleteIfExists(draft);
    }
}
