package io.swarmgauge.local.swarm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of a local swarm's nodes: a directory with a key file for each name. */
public final class KeyRing {

    private final Path directory;
    private final Map<String, NodeKeys> keys = new ConcurrentHashMap<>();

    private KeyRing(Path directory) {
        this.directory = directory;
    }

    /** Opens the ring in a directory, or a new one if there is none yet. */
    public static KeyRing open(Path directory) {
        try {
            return new KeyRing(Files.createDirectories(directory).toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("the directory of keys " + directory + " cannot be made", e);
        }
    }

    /** The keys of a node, made on first use. */
    public NodeKeys of(String name) {
        return keys.computeIfAbsent(name, key -> {
            Path file = directory.resolve(key + ".pem");
            return Files.exists(file) ? NodeKeys.read(file) : NodeKeys.make(file);
        });
    }
}
