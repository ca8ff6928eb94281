package io.swarmgauge.producers.spool;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody but the agent's own user may read. */
final class OwnerOnly {

    private OwnerOnly() {}

    static FileAttribute<?>[] file() {
        return attributes("rw-------");
    }

    static Set<OpenOption> openOptions(OpenOption how) {
        return Set.of(how, StandardOpenOption.CREATE);
    }

    static void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, attributes("rwx------"));
        }
    }

    /** Makes an empty file where there is none. */
    static void createFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, file());
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
