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

    @Test
    void everyAlertAndEveryRankingIsTimed() throws IOException {
        Path json = directory.resolve("latency.json");

        int code = bench(
                "latency",
                "--warm-up=1",
                "--windows=1",
                "--setups=4",
                "--backlog=200",
                "--rate=40",
                "--alerts-per-second=3",
                "--json=" + json);

        assertThat(err.toString()).doesNotContain("What it left");
        assertThat(code).isZero();
        assertThat(out.toString()).contains("every alert and every ranking came, and was right");
        JsonNode latencies = new ObjectMapper().readTree(json.toFile()).path("latencies");
        assertThat(latencies.path(0).path("count").asInt()).as("alerts").isEqualTo(30);
        assertThat(latencies.path(1).path("count").asInt()).as("rankings").isEqualTo(8);
        assertThat(latencies)
                .allSatisfy(row -> assertThat(row.path("p50").asDouble()).isPositive());
    }

    @Test
    void aKilledInstancesWorkGoesOnWithAllSumsEqual() throws IOException {
        Path json = directory.resolve("recovery.json");

        int code = bench("recovery", "--keys=200", "--rate=40", "--scenarios=restart", "--json=" + json);

        assertThat(err.toString()).contains("restart: kill").doesNotContain("What it left");
        assertThat(code).isZero();
        assertThat(out.toString()).contains("all sums are equal");
        JsonNode restart =
                new ObjectMapper().readTree(json.toFile()).path("recovery").path(0);
        assertThat(restart.path("partitions").asInt()).isEqualTo(6);
        assertThat(restart.path("firstSeconds").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(restart.path("lagZeroSeconds").asDouble());
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
                "latency --windows=0, \"--windows, --setups and --alerts-per-second must be at least 1\"",
                "latency --rate=0, --rate must be more than 0",
                "latency --backlog=499, --backlog must be at least 500",
                "recovery --keys=99, --keys must be at least 100",
                "recovery --scenarios=fire, Invalid value for option '--scenarios'",
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
