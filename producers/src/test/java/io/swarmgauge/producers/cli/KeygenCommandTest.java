package io.swarmgauge.producers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.signing.KeyFile;
import io.swarmgauge.signing.KeyFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KeygenCommandTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aNewKeyIsItsOwnersAloneAndItsNodeIsPrinted() throws IOException, KeyFileException {
        assertThat(keygen(file())).isZero();

        assertThat(out.toString().trim())
                .isEqualTo(KeyFile.read(Path.of(file())).nodeId().hex());
        assertThat(Files.getPosixFilePermissions(Path.of(file())))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void showPrintsTheSameNodeAndMakesNothing() {
        keygen(file());
        String made = out.toString();
        out.getBuffer().setLength(0);

        assertThat(keygen("--show", file())).isZero();
        assertThat(out.toString()).isEqualTo(made);
        assertThat(keygen("--show", directory.resolve("none.pem").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("none.pem");
        assertThat(directory.resolve("none.pem")).doesNotExist();
    }

    @Test
    void aKeyThatIsThereIsNeverOverwritten() throws IOException {
        keygen(file());
        byte[] before = Files.readAllBytes(Path.of(file()));
        out.getBuffer().setLength(0);

        assertThat(keygen(file())).isEqualTo(1);
        assertThat(err.toString()).contains(file());
        assertThat(out.toString()).isEmpty();
        assertThat(Files.readAllBytes(Path.of(file()))).isEqualTo(before);
    }

    @Test
    void aKeyThatOthersCouldReadIsRefused() throws IOException {
        keygen(file());
        Files.setPosixFilePermissions(Path.of(file()), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(keygen("--show", file())).isEqualTo(1);
        assertThat(err.toString()).contains(file()).contains("chmod 600");
    }

    @Test
    void withoutAFileItsUsageIsExplained() {
        assertThat(keygen()).isEqualTo(2);
        assertThat(err.toString()).contains("Usage:");
    }

    private String file() {
        return directory.resolve("node.pem").toString();
    }

    private int keygen(String... line) {
        return new CommandLine(new KeygenCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line);
    }
}
