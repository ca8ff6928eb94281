package io.swarmgauge.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class PeriodCommandsTest {

    @Command(
            name = "swarmgauge",
            subcommands = {ComplianceCommand.class, ExplainCommand.class, RecordCommand.class, ReplayCommand.class})
    private static final class Program {}

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "compliance                                | PLAN",
                "compliance p --from soon                  | --from must be a date such as 2026-11-01",
                "compliance p --from 1d --to 2d            | --to must be later than --from",
                "explain node.benchmarks setup-1           | 'node.benchmarks' is no topic of conclusions",
                "explain rankings s --at 2d --offset 1:2   | Give --at or --offset, not both",
                "explain rankings s --at someday           | --at must be a date",
                "explain rankings s --offset third         | --offset must be a record's place such as 3:1042",
                "explain rankings s --max 0                | --max must be from 1 to 500",
                "explain rankings s --back 99d             | --back must be a time such as 1h",
                "record f --from 1d --to 1d                | --to must be later than --from",
                "replay f --replicas 0                     | --replicas must be at least 1"
            })
    void wrongUsageIsSaidBeforeAnyClusterIsAsked(String words, String message) {
        assertThat(run(words.strip().split(" +"))).isEqualTo(2);

        assertThat(err.toString()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({"compliance p", "explain rankings s", "record f --dry-run"})
    void aClusterThatDoesNotAnswerIsNamed(String words) throws Exception {
        Path quick = directory.resolve("client.properties");
        Files.writeString(quick, "default.api.timeout.ms=500\nrequest.timeout.ms=400\n");
        String where = " --bootstrap-servers localhost:1 --client-config " + quick;

        assertThat(run((words + where).split(" "))).isEqualTo(1);

        assertThat(err.toString())
                .contains("localhost:1 refused or did not answer")
                .doesNotContain("\tat ");
    }

    @Test
    void aFileThatIsNoRecordingIsRefusedBeforeAnyClusterIsAsked() throws Exception {
        Path file = Files.writeString(directory.resolve("x"), "no recording");

        assertThat(run("replay", file.toString(), "--bootstrap-servers", "localhost:1"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("is no recording, or is damaged");
    }

    @Test
    void aRecordingIsNotWrittenOver() throws Exception {
        Path file = Files.writeString(directory.resolve("x"), "precious");

        assertThat(run("record", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("exists: name another file, or add --replace");
    }

    private int run(String... words) {
        return new CommandLine(new Program())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }
}
