package io.swarmgauge.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    private Path directory;

    @Test
    void aWrittenKeyIsReadBackAndBelongsToItsOwner() throws Exception {
        Path file = directory.resolve("node.pem");
        NodeKey key = NodeKey.generate();

        KeyFile.write(file, key);

        assertThat(KeyFile.read(file).nodeId()).isEqualTo(key.nodeId());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    /** RFC 8410, section 10.3: the example of a private key, with the public key of section 10.1. */
    @Test
    void theStandardsExampleIsRead() throws Exception {
        Path file = write("""
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
                -----END PRIVATE KEY-----
                """, "rw-------");

        assertThat(KeyFile.read(file).nodeId().hex())
                .isEqualTo("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1");
    }

    @Test
    void aFileThatOthersMayReadIsRefusedWithTheRemedy() throws Exception {
        Path file = directory.resolve("open.pem");
        KeyFile.write(file, NodeKey.generate());
        for (String open : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
            assertThatThrownBy(() -> KeyFile.read(file))
                    .isInstanceOf(KeyFileException.class)
                    .hasMessageContaining(open)
                    .hasMessageContaining("chmod 600");
        }
    }

    @Test
    void aFileIsNeverOverwritten() throws Exception {
        Path file = directory.resolve("node.pem");
        NodeKey first = NodeKey.generate();
        KeyFile.write(file, first);

        assertThatThrownBy(() -> KeyFile.write(file, NodeKey.generate()))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("exists");
        assertThat(KeyFile.read(file).nodeId()).isEqualTo(first.nodeId());
    }

    @Test
    void aMissingFileSaysHowToMakeOne() {
        assertThatThrownBy(() -> KeyFile.read(directory.resolve("none.pem")))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("swarmgauge keygen");
    }

    @Test
    void anythingElseInTheFileIsRefused() throws Exception {
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            Path file = directory.resolve("noise-" + i);
            Files.write(
                    Files.createFile(
                            file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                    bytes);
            assertThatThrownBy(() -> KeyFile.read(file)).isInstanceOf(KeyFileException.class);
        }
    }

    private Path write(String text, String permissions) throws Exception {
        Path file = directory.resolve("given.pem");
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
