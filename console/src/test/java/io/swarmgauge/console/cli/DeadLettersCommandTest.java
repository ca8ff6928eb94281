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

class DeadLettersCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--max 0                      | --max must be at least 1",
                "list --since soon            | --since must be a time such as 15m",
                "list --node xyz              | --node must be the first hex digits",
                "list --topic node.nothing    | 'node.nothing' is not in the catalogue",
                "--reason INVALID list        | Write options behind 'list'",
                "follow --max 0               | --max must be at least 1",
                "explain third                | 'third' is not a letter's position such as 3@1024",
                "explain                      | POSITION",
                "explain 0@1 --retention long | --retention must be a time such as 24h or 7d",
                "resubmit 0@1 --retention -1h | --retention must be a time such as 24h or 7d",
                "resubmit                     | or give --all",
                "resubmit 0@1 --all           | or give --all",
                "resubmit 0@1 --reason X      | Filters go with --all"
            })
    void wrongUsageIsSaidBeforeAnyClusterIsAsked(String words, String message) {
        assertThat(run(words.strip().split(" "))).isEqualTo(2);

        assertThat(err.toString()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({"list", "list --summary", "explain 0@1", "resubmit 0@1", "resubmit --all", "follow"})
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
    void whatNodesWriteCannotSteerTheTerminal() {
        assertThat(Shown.text("a\u001b[2Jb\nc\u202ed")).isEqualTo("a\uFFFD[2Jb\uFFFDc\uFFFDd");
        assertThat(Shown.brief("0123456789", 5)).isEqualTo("0123…");
        assertThat(Shown.brief("01234", 5)).isEqualTo("01234");
    }

    private int run(String... args) {
        return new CommandLine(new DeadLettersCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
