package io.swarmgauge.producers.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Room that is given up when the disk is full: even to drop something, the store must write. */
final class SpoolReserve {

    static final int BYTES = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(SpoolReserve.class);

    private final Path file;
    private boolean kept;

    SpoolReserve(Path directory) {
        this.file = directory.resolve("spool.reserve");
    }

    void keep() {
        if (kept) {
            return;
        }
        try {
            OwnerOnly.createFile(file);
            // Bytes that are really there: a file with a hole would keep no room.
            Files.write(file, new byte[BYTES], StandardOpenOption.TRUNCATE_EXISTING);
            kept = true;
        } catch (IOException e) {
            LOG.debug("there is no room for {}", file, e);
            give();
        }
    }

    void give() {
        kept = false;
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.toString());
        }
    }
}
