package io.swarmgauge.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class TokenFileTest {

    @Command(name = "asks")
    private static final class Asks implements Runnable {

        @Mixin
        private TokenFile tokenFile;

        @Override
        public void run() {
            assertThat(tokenFile.token()).isPresent();
        }
    }

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"rw-r--r--, true", "rw-rw----, true", "rw-r-----, false", "rw-------, false"})
    void aFileThatIsOpenToOthersIsUsedWithAWarning(String permissions, boolean isWarned) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "0123456789abcdef\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        StringWriter err = new StringWriter();

        int code =
                new CommandLine(new Asks()).setErr(new PrintWriter(err, true)).execute("--token-file", file.toString());

        assertThat(code).isZero();
        assertThat(err.toString().contains("chmod 600 " + file)).isEqualTo(isWarned);
        assertThat(err.toString()).doesNotContain("0123456789abcdef");
    }
}
