package io.swarmgauge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The whole command with loads of seconds. What it measures in them is worth nothing, that all agree is. */
class BenchSmokeTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theTableIsPrintedAndTheFiguresAreWritten() throws IOException {
        Path json = directory.resolve("bench.json");
        Path plot = directory.resolve("bench.svg");

        int code = bench(
                "--lane=batches",
                "--events=200000",
                "--rounds=1",
                "--engines=bare,swarmgauge",
                "--json=" + json,
                "--plot=" + plot);

        assertThat(err.toString()).contains("round 1 of 1: swarmgauge").doesNotContain("What it left");
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("all engines and the load itself agree on")
                .contains("swarmgauge");
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.path("summaries")).hasSize(2).allSatisfy(summary -> assertThat(
                        summary.path("eventsPerCpuSecond").path("median").asDouble())
                .isPositive());
        assertThat(report.path("checksum").asText()).hasSize(32);
        assertThat(Files.readString(plot)).startsWith("<svg").contains("swarmgauge");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "--engines=storm, 'storm' is none of bare",
                "--events=7, --events: 7 chunk events are too few",
                "--rounds=0, --rounds must be at least 1",
                "\"--engines=jet,jet\", --engines names one of them twice",
                "--lane=both, Invalid value for option '--lane'",
                "growth --setups=0, --setups must be at least 1",
                "growth --windows=31, --windows must be from 1 to 30",
                "scale --nodes=0, --nodes must be at least 1",
                "scale --figures=none.properties, --figures: none.properties cannot be used"
            })
    void aWrongOptionIsNamed(String option, String message) {
        assertThat(bench(option.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message, "Help: ./swarmgauge bench --help");
    }

    private int bench(String... words) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(words);
    }
}
