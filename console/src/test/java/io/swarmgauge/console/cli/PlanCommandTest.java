package io.swarmgauge.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlanCommandTest {

    private static final String JOB = "jobs: [{id: job-1, kind: hosting_setup, regions: [europe]}]";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void aWrongFileIsRefusedBeforeAnyClusterIsAsked() throws Exception {
        assertThat(run("apply", file("jobs: [{id: job-1, latency: soon}]"), "--yes"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("jobs[0].kind: is missing", "jobs[0].latency: must be a time");
    }

    @Test
    void anEmptyListIsNoWayToPruneEverything() throws Exception {
        assertThat(run("apply", file(JOB + "\nsetups: []"), "--prune", "--yes")).isEqualTo(2);

        assertThat(err.toString()).contains("setups: is empty, and --prune would remove every setup");
    }

    @Test
    void aClientConfigThatIsNoPropertiesFileIsWrongUsage() throws Exception {
        Path malformed = Files.writeString(directory.resolve("client.properties"), "a=\\u00zz\n");

        assertThat(run("show", "--client-config", malformed.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("client.properties cannot be read").doesNotContain("\tat ");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        assertThat(run("apply", directory.resolve("none.yaml").toString(), "--yes"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("the file does not exist");
    }

    @Test
    void withoutATerminalNothingIsPublishedUnlessToldSo() throws Exception {
        assertThat(run("apply", file(JOB))).isEqualTo(2);

        assertThat(err.toString()).contains("--yes", "--dry-run");
    }

    @Test
    void aClusterThatDoesNotAnswerIsNamed() throws Exception {
        Path quick = directory.resolve("client.properties");
        Files.writeString(quick, "default.api.timeout.ms=500\nrequest.timeout.ms=400\n");
        String[] where = {"--bootstrap-servers", "localhost:1", "--client-config", quick.toString()};

        assertThat(run("apply", file(JOB), "--dry-run", where[0], where[1], where[2], where[3]))
                .isEqualTo(1);
        assertThat(run("show", where[0], where[1], where[2], where[3])).isEqualTo(1);

        assertThat(err.toString()).contains("localhost:1 refused or did not answer");
    }

    @Test
    void thePlanAloneAsksWhatToDoWithIt() {
        assertThat(run()).isEqualTo(2);

        assertThat(err.toString()).contains("apply or show");
    }

    private String file(String text) throws Exception {
        return Files.writeString(directory.resolve("plan.yaml"), text).toString();
    }

    private int run(String... args) {
        return new CommandLine(new PlanCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
