package io.swarmgauge.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.local.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "agent",
                "check",
                "streams",
                "swarm",
                "keystore-pem",
                "console",
                "deliver",
                "alerts",
                "compliance",
                "explain",
                "record",
                "replay",
                "qualify",
                "candidates",
                "plan",
                "topics",
                "acls",
                "tail",
                "dead-letters"
            })
    void everyCommandExplainsItself(String command) {
        assertThat(run(command, "--help")).isZero();

        assertThat(out.toString()).contains("Usage: swarmgauge " + command);
    }

    @Test
    void refusesASpanThatIsNone() {
        assertThat(run("up", "--for", "soon")).isEqualTo(2);

        assertThat(err.toString()).contains("--for must be a time span such as 90s or 5m, is soon");
    }

    @Test
    void refusesADirectoryThatAnotherRunUses(@TempDir Path data) throws Exception {
        try (RunDirectory first = RunDirectory.open(data)) {
            assertThat(first.isTemporary()).isFalse();

            assertThat(run("up", "--data", data.toString())).isEqualTo(1);

            assertThat(err.toString()).contains("another run uses " + data);
        }
    }

    @Test
    void aTemporaryDirectoryIsGoneAfterTheRun() throws Exception {
        Path path;
        try (RunDirectory directory = RunDirectory.open(null)) {
            path = directory.path();
            assertThat(path).isDirectory();
        }
        assertThat(path).doesNotExist();
    }

    private int run(String... args) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
