package io.swarmgauge.producers.intake;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** The file that stands for a Unix domain socket: taken over from a dead agent, never from a living one. */
final class SocketPath {

    private SocketPath() {}

    /**
     * Listens at the path; only its owner may connect.
     *
     * @throws IOException if another process listens there, another kind of file is in the way, or the directory is
     *     not there or not writable
     */
    static ServerSocketChannel listen(Path path) throws IOException {
        refuseIfTaken(path);
        // Listening begins under another name, so that nobody can connect before the permissions are set.
        Path prepared = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(prepared);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(prepared));
            Files.setPosixFilePermissions(prepared, PosixFilePermissions.fromString("rw-------"));
            Files.move(prepared, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            server.configureBlocking(false);
            return server;
        } catch (IOException e) {
            server.close();
            Files.deleteIfExists(prepared);
            throw e;
        }
    }

    static boolean isListenedOn(Path path) {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return probe.connect(UnixDomainSocketAddress.of(path));
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    private static void refuseIfTaken(Path path) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new IOException("the directory of the socket %s does not exist".formatted(path));
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther()) {
            throw new IOException("%s is in the way and is not a socket".formatted(path));
        }
        if (isListenedOn(path)) {
            throw new IOException("another agent listens on %s".formatted(path));
        }
    }
}
