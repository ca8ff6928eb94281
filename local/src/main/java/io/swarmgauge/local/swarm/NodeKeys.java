package io.swarmgauge.local.swarm;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.signing.KeyFile;
import io.swarmgauge.signing.KeyFileException;
import io.swarmgauge.signing.NodeKey;
import java.nio.file.Path;
import java.util.Map;

/**
 * The identity of one node.
 *
 * @param file where its private key is
 * @param nodeId the public key that belongs to it
 */
public record NodeKeys(Path file, NodeId nodeId) {

    private static final String KEY_FILE = "SWARMGAUGE_KEY_FILE";

    static NodeKeys read(Path file) {
        try {
            return new NodeKeys(file, KeyFile.read(file).nodeId());
        } catch (KeyFileException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    static NodeKeys make(Path file) {
        NodeKey key = NodeKey.generate();
        try {
            KeyFile.write(file, key);
        } catch (KeyFileException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        return new NodeKeys(file, key.nodeId());
    }

    /** How the node's program is told its key. */
    Map<String, String> environment() {
        return Map.of(KEY_FILE, file.toString());
    }
}
