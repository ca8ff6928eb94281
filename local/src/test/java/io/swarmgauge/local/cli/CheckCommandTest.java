package io.swarmgauge.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

class CheckCommandTest {

    private static final String CLUSTER =
            "kafka: {bootstrap-servers: '127.0.0.1:1'}\nregistry: {url: 'http://127.0.0.2.example.invalid:1'}\n";

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application: {threads: 2}|the streams application",
                "metrics: {listen: '127.0.0.1:9404'}|the streams application",
                "listen: 127.0.0.1:8080|the console",
                "history: {windows: 5}|the console",
                "receivers: [{name: a, webhook: 'http://localhost:1'}]|the delivery of alerts"
            })
    void thePartShowsInTheFields(String field, String part) throws IOException {
        assertThat(check(CLUSTER + field)).isEqualTo(1);

        assertThat(out.toString())
                .contains("every field is well-formed for " + part)
                .contains("problem  kafka.bootstrap-servers: nobody answers")
                .contains("warning  registry.url: http://127.0.0.2.example.invalid:1 is reached without TLS");
    }

    @Test
    void aDeliverysReceiversAreLookedForButSentNothing() throws IOException {
        assertThat(check(CLUSTER + "receivers: [{name: a, webhook: 'http://localhost:1/hook?key=s3cret'}]"))
                .isEqualTo(1);

        assertThat(out.toString())
                .contains("problem  receiver a: nobody listens at http://localhost:1")
                .contains("warning  receiver a: its bodies are not signed")
                .doesNotContain("s3cret");
    }

    @Test
    void anAgentsConfigThatIsWrongIsToldAsSuch() throws IOException {
        assertThat(check(CLUSTER + "transfers: {flush: soon}")).isEqualTo(2);

        assertThat(out.toString()).contains("transfers.flush: must be a time span", "node.region: is missing");
    }

    @Test
    void theAlertRulesThatAConfigNamesAreCheckedWithIt() throws IOException {
        Path rules =
                Files.writeString(directory.resolve("rules.yaml"), "rules: [{name: a, signal: absence, summary: A}]");

        assertThat(check(CLUSTER + "alerts: {rules: '%s'}".formatted(rules))).isEqualTo(2);
        assertThat(out.toString()).contains("rules[0].of: must name the topic whose silence is the breach");

        Files.writeString(rules, "rules: [{name: a, signal: absence, of: node.host-metrics, summary: A}]");
        assertThat(check(CLUSTER + "alerts: {rules: '%s'}".formatted(rules))).isEqualTo(1);
        assertThat(out.toString())
                .contains("every field is well-formed for the streams application")
                .contains("alert rules that can be used: 1");
    }

    @Test
    void alertRulesThatAreNotWhereAConfigSaysAreTold() throws IOException {
        assertThat(check(CLUSTER + "alerts: {rules: '%s'}".formatted(directory.resolve("none.yaml"))))
                .isEqualTo(2);
        assertThat(out.toString()).contains("none.yaml: the file does not exist");
    }

    @Test
    void aFileOfAlertRulesIsCheckedByItself() throws IOException {
        assertThat(check("rules: [{name: a, signal: absence, of: node.host-metrics, summary: A}]"))
                .isZero();
        assertThat(out.toString())
                .contains("every field is well-formed for alert rules", "alert rules that can be used: 1");

        assertThat(check("rules: [{name: a, signal: loudness, summary: A}]")).isEqualTo(2);
        assertThat(out.toString()).contains("rules[0].signal: must be one of");
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        assertThat(run(directory.resolve("none.yaml"))).isEqualTo(2);
        assertThat(out.toString()).contains("none.yaml: the file does not exist");
    }

    private int check(String yaml) throws IOException {
        return run(Files.writeString(directory.resolve("part.yaml"), yaml));
    }

    private int run(Path file) {
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(file.toString());
    }
}
