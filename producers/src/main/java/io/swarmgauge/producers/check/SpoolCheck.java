package io.swarmgauge.producers.check;

import io.swarmgauge.check.Finding;
import io.swarmgauge.producers.spool.SpoolSettings;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the agent can keep what waits to be sent. */
final class SpoolCheck {

    private static final String SUBJECT = "node.state-dir";

    private final SpoolSettings spool;

    SpoolCheck(SpoolSettings spool) {
        this.spool = spool;
    }

    Finding finding() {
        Path directory = spool.directory().toAbsolutePath();
        Path existing = directory;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Finding.problem(
                    SUBJECT,
                    "%s cannot be written".formatted(existing),
                    "Give the agent's user the right to, or name another directory.");
        }
        long room = existing.toFile().getUsableSpace();
        if (room < spool.maxBytes()) {
            return Finding.problem(
                    SUBJECT,
                    "%s has room for %d bytes, the spool may take %d".formatted(existing, room, spool.maxBytes()),
                    "Make room, or lower spool.max-bytes.");
        }
        return Finding.well(SUBJECT, directory + " can hold the spool");
    }
}
