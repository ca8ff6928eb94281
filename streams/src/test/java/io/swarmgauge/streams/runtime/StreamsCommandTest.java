package io.swarmgauge.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StreamsCommandTest {

    @TempDir
    Path directory;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    @Test
    void withoutASettingsFileTheUsageIsShown() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required option: '--config=FILE'");
    }

    @Test
    void aFileThatDoesNotExistIsNamed() {
        assertThat(run("--config", "nowhere.yaml")).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere.yaml: the file does not exist");
    }

    @Test
    void everyProblemOfTheFileIsShown() throws IOException {
        Path file = Files.writeString(directory.resolve("streams.yaml"), "windows: {size: soon}");
        assertThat(run("--config", file.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("kafka.bootstrap-servers: is missing")
                .contains("registry.url: is missing")
                .contains("windows.size: must be a time span");
    }

    @Test
    void anAddressThatCannotBeIsAProblemOfTheSettings() throws IOException {
        Path file = Files.writeString(directory.resolve("streams.yaml"), """
                kafka: {bootstrap-servers: 'no address'}
                registry: {url: 'http://registry:8081'}
                """);
        assertThat(run("--config", file.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "kafka.bootstrap-servers: must be brokers as host:9092, several with commas between, is 'no address'");
    }

    @Test
    void helpSaysTheExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Exit codes:");
    }

    private int run(String... arguments) {
        return new CommandLine(new StreamsCommand())
                .setErr(new PrintWriter(err, true))
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
    }
}
