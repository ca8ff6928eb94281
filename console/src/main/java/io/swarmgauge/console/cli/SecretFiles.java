package io.swarmgauge.console.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** What is to be said of the place of a secret. */
final class SecretFiles {

    /** A group that may read is how secrets are handed to containers; anybody else is one too many. */
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private SecretFiles() {}

    /** A warning if others may read the file or put another secret into it. */
    static Optional<String> warning(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                        && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)
                ? Optional.of("The secret file %s is open to others: chmod 600 %s".formatted(file, file))
                : Optional.empty();
    }
}
