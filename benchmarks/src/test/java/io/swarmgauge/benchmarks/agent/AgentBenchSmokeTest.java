package io.swarmgauge.benchmarks.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmgauge.benchmarks.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The whole command for seconds. How fast the agent was in them is worth nothing, that all arrived is. */
class AgentBenchSmokeTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    @EnabledOnOs(OS.LINUX)
    void everyPartIsMeasuredAndEveryEventArrives() throws IOException {
        Path json = directory.resolve("agent.json");

        int code = bench("agent", "--quick", "--seconds=2", "--flush-seconds=1", "--rates=500", "--json=" + json);

        assertThat(err.toString()).contains("500 chunk events a second").doesNotContain("What it left");
        assertThat(code).isZero();
        assertThat(out.toString()).contains("all events are on the broker", "recordEvent", "agent, 500 chunk events/s");
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.path("micro"))
                .extracting(figure -> figure.path("what").asText())
                .containsExactlyInAnyOrder(
                        "encodeBatch",
                        "parseLine",
                        "recordEvent",
                        "recordParsedEvent",
                        "sampleHost",
                        "signRecord",
                        "spoolRecord");
        assertThat(report.path("micro"))
                .allSatisfy(
                        figure -> assertThat(figure.path("nanos").asDouble()).isPositive());
        assertThat(report.path("loads").path(0).path("events").asLong()).isEqualTo(2 * 500);
        assertThat(report.path("wire"))
                .extracting(figure -> figure.path("events").asLong())
                .containsExactly(3L, 3 * 500L);
        assertThat(report.path("wire")).allSatisfy(figure -> {
            // One for each interval; a line that a busy machine held up opens its interval once more.
            assertThat(figure.path("records").asLong()).isGreaterThanOrEqualTo(3);
            assertThat(figure.path("logBytes").asLong())
                    .isGreaterThan(figure.path("records").asLong() * 100);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seconds=0 | --seconds must be at least 1",
                "--rates=1000,0 | --rates must be at least 1",
                "--flush-seconds=0 | --flush-seconds must be at least 1",
                "--seconds=15 | --seconds must be a multiple of --flush-seconds, 10"
            })
    void aWrongOptionIsNamed(String option, String message) {
        assertThat(bench("agent", option)).isEqualTo(2);
        assertThat(err.toString()).contains(message, "Help: ./swarmgauge bench --help");
    }

    private int bench(String... words) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(words);
    }
}
