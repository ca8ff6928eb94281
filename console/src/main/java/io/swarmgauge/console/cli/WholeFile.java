package io.swarmgauge.console.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file beside its place; it takes the place only when it is whole. */
final class WholeFile {

    private WholeFile() {}

    /** @throws IOException if it cannot be written; what was there before stays */
    static void write(Path file, String text) throws IOException {
        Path place = file.toAbsolutePath();
        Path draft = place.resolveSibling(place.getFileName() + ".part");
        try {
            Files.writeString(draft, text);
            Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
