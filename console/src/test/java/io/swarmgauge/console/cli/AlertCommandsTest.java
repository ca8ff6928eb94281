package io.swarmgauge.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.schema.gauge.Alert;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class AlertCommandsTest {

    private final StringWriter text = new StringWriter();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--max 0 --follow  | --max must be at least 1",
                "--max 3           | --max goes with --follow",
                "--severity loud   | is no severity: say info, warning or critical",
                "--severity info,unknown | is no severity: say info, warning or critical"
            })
    void wrongUsageOfAlertsIsSaidBeforeAnyClusterIsAsked(String words, String message) {
        assertThat(run(new AlertsCommand(), words.strip().split(" +"))).isEqualTo(2);

        assertThat(text.toString()).contains(message).doesNotContain("UNKNOWN");
    }

    @Test
    void theHelpOffersTheSeveritiesThatARuleCanHave() {
        assertThat(run(new AlertsCommand(), "--help")).isZero();

        assertThat(text.toString()).contains("info, warning, critical").doesNotContain("UNKNOWN");
    }

    @Test
    void aClusterThatDoesNotAnswerIsNamed() throws IOException {
        Path quick = Files.writeString(
                directory.resolve("client.properties"), "default.api.timeout.ms=500\nrequest.timeout.ms=400\n");

        assertThat(run(new AlertsCommand(), "--bootstrap-servers", "localhost:1", "--client-config", quick.toString()))
                .isEqualTo(1);

        assertThat(text.toString()).contains("no answer from localhost:1").doesNotContain("\tat ");
    }

    @Test
    void aRowIsShortAndTheLongFormSaysWhyAndWhere() {
        Alert alert = SampleRecords.full(Alert.class);
        alert.put("labels", Map.of("node", SampleRecords.KEY, "setup", "setup-1\u001b[2J"));

        new AlertTable(new PrintWriter(text, true), false).row(alert);
        assertThat(text.toString())
                .contains("FIRING", "node=aaaaaaaa setup=setup-1\uFFFD[2J", "summary-1")
                .doesNotContain("text-1");

        new AlertTable(new PrintWriter(text, true), true).row(alert);
        assertThat(text.toString())
                .contains("suspected: text-1 (CPU_SATURATED)", "evidence: topic-1/1@", "fingerprint-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                | Nobody to deliver to",
                "--secret-file s --alertmanager http://x         | --secret-file goes with --webhook",
                "--config deliver.yaml --webhook http://x        | --webhook and --config exclude each other",
                "--config deliver.yaml --registry http://x       | --registry and --config exclude each other",
                "--alertmanager nowhere                          | alertmanager: is no address",
                "--webhook http://x --secret-file none           | names the file none, which does not exist",
                "--alertmanager http://x --resend soon           | resend: must be a time span",
                "--alertmanager http://x --listen here           | metrics.listen: must be an address"
            })
    void wrongUsageOfDeliverIsSaid(String words, String message) {
        String[] args = words == null ? new String[0] : words.strip().split(" +");
        assertThat(run(new DeliverCommand(), args)).isEqualTo(2);

        assertThat(text.toString()).contains(message);
    }

    @Test
    void aConfigThatCannotBeUsedIsWrongUsage() throws IOException {
        Path config = Files.writeString(directory.resolve("deliver.yaml"), "receivers: []\n");

        assertThat(run(new DeliverCommand(), "--config", config.toString())).isEqualTo(2);
        assertThat(text.toString()).contains("receivers: names nobody", "kafka.bootstrap-servers", "registry.url");
    }

    @Test
    void aTakenPortIsSaidPlainly() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int code = run(
                    new DeliverCommand(),
                    "--bootstrap-servers",
                    "localhost:1",
                    "--webhook",
                    "http://localhost:1",
                    "--listen",
                    "127.0.0.1:" + taken.getLocalPort());

            assertThat(code).isEqualTo(1);
            assertThat(text.toString()).contains("Cannot listen");
        }
    }

    private int run(Object command, String... args) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(text, true))
                .setErr(new PrintWriter(text, true))
                .execute(args);
    }
}
