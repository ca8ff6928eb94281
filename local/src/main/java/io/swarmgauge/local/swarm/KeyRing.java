package io.swarmgauge.local.swarm;

import io.swarmgauge.identity.NodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of a local swarm's nodes by name, kept in a file that only its owner can read. */
public final class KeyRing {

    private final Path file;
    private final Map<String, NodeKeys> keys;

    private KeyRing(Path file, Map<String, NodeKeys> keys) {
        this.file = file;
        this.keys = keys;
    }

    /** Opens the ring in a file, or a new one if there is none yet. */
    public static KeyRing open(Path file) {
        Map<String, NodeKeys> keys = new LinkedHashMap<>();
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    String[] parts = line.split(" ", -1);
                    keys.put(parts[0], new NodeKeys(parts[1], new NodeId(parts[2])));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the key ring " + file + " cannot be read", e);
        }
        return new KeyRing(file, keys);
    }

    /** The keys of a node, made on first use. */
    public NodeKeys of(String name) {
        NodeKeys known = keys.get(name);
        if (known != null) {
            return known;
        }
        NodeKeys made = NodeKeys.generate();
        keys.put(name, made);
        save();
        return made;
    }

    private void save() {
        List<String> lines = new ArrayList<>();
        keys.forEach((name, pair) -> lines.add(name + " " + pair.seed() + " " + pair.nodeId()));
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, ownerOnly());
            }
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("the key ring " + file + " cannot be written", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
