package io.swarmgauge.producers.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores that could not be used, kept beside the one in use for whoever wants to look into them. */
final class SetAside {

    /** Each may be as large as the spool. */
    static final int MOST = 3;

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);
    private static final String PREFIX = "spool.damaged-";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

    private SetAside() {}

    /** Moves the store away, if there is one, and deletes the oldest of those that were moved before. */
    static void keep(SpoolFiles files, long nowMs) throws IOException {
        if (!Files.exists(files.store())) {
            return;
        }
        long at = nowMs;
        while (Files.exists(named(files, at))) {
            at++;
        }
        Files.move(files.store(), named(files, at));
        List<Path> kept = in(files.directory());
        for (Path oldest : kept.subList(0, Math.max(0, kept.size() - MOST))) {
            LOG.warn("{} is deleted: {} newer damaged stores are kept", oldest, MOST);
            Files.delete(oldest);
        }
    }

    private static Path named(SpoolFiles files, long atMs) {
        return files.directory().resolve(PREFIX + MOMENT.format(Instant.ofEpochMilli(atMs)));
    }

    /** Those that were written to longest ago first. */
    private static List<Path> in(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().lastModified())
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }
}
