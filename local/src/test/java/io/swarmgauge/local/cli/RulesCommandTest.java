package io.swarmgauge.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.plan.RuleYaml;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.streams.alert.AlertRulesFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RulesCommandTest {

    private static final String RULE = """
            rules:
              - { name: slow, signal: latency-ms, comparison: above, threshold: 500, summary: A hoster is slow }
            """;

    private static final String EVERYTHING = """
            rules:
              - name: burns
                signal: burn-rate
                burn-window: 6h
                setup: setup-1
                region: "*"
                term: chunk-availability
                aggregate: max
                over: 90s
                comparison: above
                threshold: 13.44
                clear: 0.0005
                for: 1500ms
                severity: critical
                summary: "{plan} burns: {value}"
                labels: { team: network, number: "7" }
                annotations: { next: "Look: at {suspect}" }
              - name: lies
                signal: verdict
                node: %s
                over: 1d
                comparison: is
                verdict: over-reported
                summary: "yes"
                enabled: false
              - { name: silent, signal: absence, of: node.host-metrics, over: 36h, severity: info, summary: Silent }
              - { name: "4", signal: egress-bits-per-second, comparison: below, threshold: 12000000, summary: Idle }
            """.formatted("a".repeat(64));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void whatIsShownIsReadAgainAsTheSameRules() throws IOException {
        for (List<AlertRule> rules : List.of(AlertRulesFile.standard(), AlertRulesFile.read(file(EVERYTHING)))) {
            assertThat(AlertRulesFile.read(file(RuleYaml.text(rules)))).isEqualTo(rules);
        }
    }

    @Test
    void aWrongRuleIsRefusedBeforeAnyClusterIsAsked() throws IOException {
        assertThat(run("apply", file(RULE.replace("500", "soon")).toString(), "--yes"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("rules[0].threshold: must be a number");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        assertThat(run("apply", directory.resolve("none.yaml").toString(), "--yes"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("the file does not exist");
    }

    @Test
    void anEmptyListIsNoWayToRemoveEverything() throws IOException {
        assertThat(run("apply", file("rules: []").toString(), "--remove-others", "--yes"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("rules: is empty, and --remove-others would remove every rule");
    }

    @Test
    void withoutATerminalNothingIsPublishedUnlessToldSo() throws IOException {
        assertThat(run("apply", file(RULE).toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--yes", "--dry-run");

        err.getBuffer().setLength(0);
        assertThat(run("remove", "slow")).isEqualTo(2);
        assertThat(err.toString()).contains("--yes", "--dry-run");
    }

    @Test
    void aClusterThatDoesNotAnswerIsNamed() throws IOException {
        Path quick = Files.writeString(
                directory.resolve("client.properties"), "default.api.timeout.ms=500\nrequest.timeout.ms=400\n");
        String[][] commands = {
            {"apply", file(RULE).toString(), "--dry-run"}, {"show"}, {"remove", "slow", "--yes"},
        };
        for (String[] words : commands) {
            err.getBuffer().setLength(0);
            CommandLine program = program();

            assertThat(program.execute(with(words, "localhost:1", quick))).isEqualTo(1);

            assertThat(err.toString()).contains("localhost:1 refused or did not answer");
        }
    }

    @Test
    void theHelpSaysHowTheTopicStandsToTheFile() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString()).contains("replaces the rule of the same name", "apply", "show", "remove");
    }

    @Test
    void rulesAloneAsksWhatToDoWithThem() {
        assertThat(run()).isEqualTo(2);

        assertThat(err.toString()).contains("apply, show or remove");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("rules.yaml"), text);
    }

    private static String[] with(String[] words, String servers, Path clientConfig) {
        String[] where = {"--bootstrap-servers", servers, "--client-config", clientConfig.toString()};
        String[] all = new String[words.length + where.length];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(where, 0, all, words.length, where.length);
        return all;
    }

    private int run(String... words) {
        return program().execute(words);
    }

    private CommandLine program() {
        return new CommandLine(new RulesCommand())
                .setUsageHelpWidth(200)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
    }
}
