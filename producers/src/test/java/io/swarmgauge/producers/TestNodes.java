package io.swarmgauge.producers;

import io.swarmgauge.signing.KeyFile;
import io.swarmgauge.signing.KeyFileException;
import io.swarmgauge.signing.NodeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Nodes of tests. */
public final class TestNodes {

    public static final NodeKey KEY = NodeKey.ofSeedHex("a1".repeat(32));
    public static final String NODE = KEY.nodeId().hex();
    public static final String OTHER = "b2".repeat(32);

    /** The key of {@link #NODE} in a file. */
    public static final Path KEY_FILE = keyFile();

    private TestNodes() {}

    /** The public key of the peer with that number. */
    public static String peer(int number) {
        return "%064x".formatted(number);
    }

    private static Path keyFile() {
        try {
            Path directory = Files.createTempDirectory("swarmgauge-key");
            Path file = directory.resolve("node.pem");
            KeyFile.write(file, KEY);
            directory.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException | KeyFileException e) {
            throw new IllegalStateException(e);
        }
    }
}
