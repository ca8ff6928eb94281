package io.swarmgauge.producers.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The files of one spool: the store, its mark, and the lock by which one agent keeps others out.
 *
 * @param scheme of the store's file system, such as {@code nospace:}; empty for the platform's own
 */
record SpoolFiles(Path directory, String scheme) {

    static SpoolFiles in(Path directory) {
        return new SpoolFiles(directory.toAbsolutePath(), "");
    }

    Path store() {
        return directory.resolve("spool");
    }

    Path mark() {
        return directory.resolve("spool.mark");
    }

    /** A store in the making, which takes the place of a damaged one. */
    Path nextStore() {
        return directory.resolve("spool.next");
    }

    String url(Path file) {
        return scheme + file;
    }

    /**
     * Keeps other agents out until it is closed.
     *
     * @throws IOException if another agent has the directory, or it cannot be made
     */
    FileChannel lock() throws IOException {
        OwnerOnly.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(lockFile(), OwnerOnly.openOptions(StandardOpenOption.WRITE), OwnerOnly.file());
        if (!isLocked(channel, false)) {
            channel.close();
            throw new IOException(
                    "another agent has the state directory %s. Stop it, or give each agent its own node.state-dir"
                            .formatted(directory));
        }
        return channel;
    }

    /**
     * Keeps agents from starting until it is closed, and changes nothing.
     *
     * @throws IOException if an agent has the directory
     */
    Closeable lockForReading() throws IOException {
        if (!Files.exists(lockFile())) {
            return () -> {};
        }
        FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.READ);
        if (!isLocked(channel, true)) {
            channel.close();
            throw new IOException(
                    "an agent has %s and does not answer. Name its intake.socket in the config to ask it, or stop it to read its files"
                            .formatted(directory));
        }
        return channel;
    }

    private Path lockFile() {
        return directory.resolve("spool.lock");
    }

    private static boolean isLocked(FileChannel channel, boolean shared) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    boolean hasStore() throws IOException {
        return Files.exists(store()) && Files.size(store()) > 0;
    }

    /** A store that was ready when the agent was killed before it took its place. */
    void finishReplacement() throws IOException {
        if (Files.exists(nextStore())) {
            if (Files.exists(store())) {
                Files.delete(nextStore());
            } else {
                Files.move(nextStore(), store(), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Sets a damaged store aside, if there is one, and puts the next one in its place. */
    void replaceStore(long nowMs) throws IOException {
        SetAside.keep(this, nowMs);
        Files.move(nextStore(), store(), StandardCopyOption.ATOMIC_MOVE);
    }
}
