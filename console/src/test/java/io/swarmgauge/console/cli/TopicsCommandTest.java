package io.swarmgauge.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TopicsCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listsEveryTopicOfTheCatalogue() {
        assertThat(run(new TopicsCommand())).isZero();

        assertThat(out.toString())
                .contains(TopicCatalogue.all().stream().map(Topic::name).toList());
    }

    @Test
    void refusesATopicThatIsNotInTheCatalogue() {
        assertThat(run(new TailCommand(), "gauge.nothing")).isEqualTo(2);

        assertThat(err.toString()).contains("'gauge.nothing' is not in the catalogue", "gauge.rankings");
    }

    @Test
    void refusesALayoutWithoutPartitions() {
        assertThat(run(new TopicsCommand(), "create", "--partitions", "0")).isEqualTo(2);
    }

    @Test
    void saysWhatToDoWhenNoClusterAnswers() throws Exception {
        java.nio.file.Path quick = java.nio.file.Files.createTempFile("client", ".properties");
        java.nio.file.Files.writeString(quick, "default.api.timeout.ms=500\nrequest.timeout.ms=400\n");

        int code = run(
                new TailCommand(),
                "gauge.rankings",
                "--bootstrap-servers",
                "localhost:1",
                "--client-config",
                quick.toString());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("no answer from localhost:1", "swarmgauge up");
    }

    private int run(Object command, String... args) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
