package io.swarmgauge.producers.check;

import static io.swarmgauge.producers.TestNodes.KEY_FILE;
import static io.swarmgauge.producers.TestNodes.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.check.Finding;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.producers.config.IntakeSettings;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentCheckTest {

    @TempDir
    Path directory;

    @Test
    void whatCannotBeReachedIsToldWithWhatToDo() {
        AgentConfig config = AgentConfig.parse("agent.yaml", """
                node: {key-file: "%s", region: eu, roles: [hoster]}
                kafka: {bootstrap-servers: "127.0.0.1:1"}
                registry: {url: "http://127.0.0.1:1"}
                intake: {socket: "%s/none/agent.sock", command: [no-such-program]}
                """.formatted(KEY_FILE, directory)
                .replace("region: eu", "region: eu, state-dir: /dev/null/state"));

        List<Finding> findings = new AgentCheck(config, Map.of("PATH", "/bin:/usr/bin")).findings();

        assertThat(findings.get(0).text()).contains("is the key of " + NODE);
        findings = findings.subList(1, findings.size());
        assertThat(findings)
                .noneMatch(Finding::isWell)
                .extracting(Finding::subject)
                .containsExactly(
                        "node.state-dir", "intake.socket", "intake.command", "kafka.bootstrap-servers", "registry.url");
        assertThat(findings).allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank());
        assertThat(findings.get(3).toString()).startsWith("problem  kafka.bootstrap-servers: nobody answers");
    }

    @Test
    void aSocketsDirectoryAndAProgramOnThePathAreFound() {
        List<Finding> findings = new IntakeCheck(
                        new IntakeSettings(
                                Optional.of(directory.resolve("agent.sock")), List.of("sh", "-c", "true"), Map.of()),
                        Map.of("PATH", "/nowhere:/bin:/usr/bin"))
                .findings();

        assertThat(findings).hasSize(2).allMatch(Finding::isWell);
    }

    @Test
    void aFileInTheWayOfTheSocketIsFound() throws IOException {
        Path path = Files.writeString(directory.resolve("agent.sock"), "");

        assertThat(new IntakeCheck(new IntakeSettings(Optional.of(path), List.of(), Map.of()), Map.of()).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("is in the way"));
    }

    @Test
    void anAttestorNeedsTheTopicsOfItsHarvestsAndStorageChecksUnlessTheyAreOff() {
        assertThat(topics("[attestor]", "{}"))
                .contains(
                        TopicCatalogue.BENCHMARKS,
                        TopicCatalogue.HOSTING_SETUPS,
                        TopicCatalogue.REQUESTS,
                        TopicCatalogue.STORAGE_CHECKS);
        assertThat(topics("[attestor]", "{harvest: {every: off}}"))
                .contains(TopicCatalogue.STORAGE_CHECKS)
                .doesNotContain(TopicCatalogue.REQUESTS);
        assertThat(topics("[attestor]", "{storage-checks: {every: off}}"))
                .contains(TopicCatalogue.REQUESTS)
                .doesNotContain(TopicCatalogue.STORAGE_CHECKS);
        assertThat(topics("[hoster]", "{}"))
                .contains(TopicCatalogue.SELF_REPORTS)
                .doesNotContain(TopicCatalogue.REQUESTS, TopicCatalogue.STORAGE_CHECKS);
    }

    private List<Topic<?>> topics(String roles, String benchmarks) {
        return new AgentCheck(
                        AgentConfig.parse("agent.yaml", """
                node: {key-file: "%s", region: eu, roles: %s}
                kafka: {bootstrap-servers: "127.0.0.1:1"}
                registry: {url: "http://127.0.0.1:1"}
                intake: {socket: "%s/agent.sock"}
                benchmarks: %s
                """.formatted(KEY_FILE, roles, directory, benchmarks)),
                        Map.of())
                .needed();
    }
}
