package io.swarmgauge.producers.config;

import static io.swarmgauge.producers.TestNodes.KEY_FILE;
import static io.swarmgauge.producers.TestNodes.NODE;
import static io.swarmgauge.producers.TestNodes.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmgauge.producers.spool.SpoolSettings;
import io.swarmgauge.producers.transfers.FlushRule;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentConfigTest {

    private static final String LEAST = """
            node: {key-file: "%s", region: eu-west, roles: [hoster]}
            kafka: {bootstrap-servers: "localhost:9092"}
            registry: {url: "http://localhost:8081"}
            intake: {socket: agent.sock}
            """.formatted(KEY_FILE);

    @Test
    void theExampleIsValid() throws IOException {
        AgentConfig config = AgentConfig.parse(
                "agent.yaml",
                Files.readString(Path.of("src/main/config/agent.yaml"))
                        .replace("/etc/swarmgauge/node.pem", KEY_FILE.toString()));

        assertThat(config.node().roles()).containsExactly(Role.HOSTER);
        assertThat(config.node().offer().getStorageBytes()).isEqualTo(500_000_000_000L);
    }

    @Test
    void whatIsNotGivenHasItsDocumentedDefault() {
        AgentConfig config = AgentConfig.parse("agent.yaml", LEAST);

        assertThat(config.flush()).isEqualTo(new FlushRule(10_000, false));
        assertThat(config.selfReportPeriod()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.hostMetricsEvery()).contains(Duration.ofSeconds(10));
        assertThat(config.node().heartbeat()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.benchmarks())
                .isEqualTo(new BenchmarkSettings(
                        Duration.ofSeconds(10),
                        4,
                        Duration.ofSeconds(5),
                        List.of(),
                        new HarvestSettings(Optional.of(Duration.ofMinutes(10)), Duration.ofSeconds(10), 200),
                        new StorageCheckSettings(Optional.of(Duration.ofMinutes(10)), 10)));
        assertThat(config.registry().autoRegister()).isFalse();
        assertThat(config.metricsListen()).isEmpty();
        assertThat(config.node().setups()).isEmpty();
    }

    @Test
    void everythingCanBeGiven() {
        AgentConfig config = AgentConfig.parse("agent.yaml", """
                node:
                  key-file: "%s"
                  region: eu-west
                  roles: [attester, Leecher]
                  setups: [setup-1]
                  heartbeat: 5s
                  state-dir: state
                  offer: {from: 2026-01-01, until: "2026-06-01T12:00:00Z", latency-ms: 12.5, regions: [eu, us]}
                kafka:
                  bootstrap-servers: "one:9092, two:9092"
                  properties: {security.protocol: SSL, linger.ms: 5}
                registry: {url: "http://localhost:8081", auto-register: true}
                intake: {command: [node, index.js], environment: {NODE_ENV: production}}
                transfers: {flush: each-event}
                host-metrics: {every: off}
                benchmarks:
                  every: 1m
                  chunks: 2
                  timeout: 500ms
                  setups: [setup-1]
                  harvest: {every: off, max-time: 3s, max-requests: 50}
                  storage-checks: {every: 5m, chunks: 3}
                metrics: {listen: "127.0.0.1:9464"}
                spool: {max-bytes: 2000000}
                """.formatted(KEY_FILE));

        assertThat(config.node().roles()).containsExactly(Role.ATTESTOR, Role.LEECHER);
        assertThat(config.node().stateDir()).contains(Path.of("state"));
        assertThat(config.spool()).isEqualTo(new SpoolSettings(Path.of("state"), 2_000_000));
        assertThat(config.node().offer().getFromTime())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
        assertThat(config.kafka().properties()).containsEntry("linger.ms", "5");
        assertThat(config.flush().eachEvent()).isTrue();
        assertThat(config.hostMetricsEvery()).isEmpty();
        assertThat(config.intake().command()).containsExactly("node", "index.js");
        assertThat(config.intake().socket()).isEmpty();
        assertThat(config.metricsListen()).isPresent();
        assertThat(config.benchmarks().harvest())
                .isEqualTo(new HarvestSettings(Optional.empty(), Duration.ofSeconds(3), 50));
        assertThat(config.benchmarks().storageChecks())
                .isEqualTo(new StorageCheckSettings(Optional.of(Duration.ofMinutes(5)), 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    transfers: {flush: 10}                  | transfers.flush
                    transfers: {flush: 1ms}                 | transfers.flush
                    self-report: {period: 15s}              | self-report.period
                    host-metrics: {every: often}            | host-metrics.every
                    host-metrics: {every: 1ms}              | host-metrics.every
                    benchmarks: {chunks: 0}                 | benchmarks.chunks
                    benchmarks: {chunks: 9999999999}        | benchmarks.chunks
                    benchmarks: {timeout: 1d}               | benchmarks.timeout
                    benchmarks: {harvest: {every: now}}     | benchmarks.harvest.every
                    benchmarks: {harvest: {every: 10ms}}    | benchmarks.harvest.every
                    benchmarks: {harvest: {max-time: 1h}}   | benchmarks.harvest.max-time
                    benchmarks: {harvest: {max-requests: 0}} | benchmarks.harvest.max-requests
                    benchmarks: {harvest: {least: 1}}       | benchmarks.harvest.least
                    benchmarks: {storage-checks: {every: 1}} | benchmarks.storage-checks.every
                    benchmarks: {storage-checks: {chunks: 1001}} | benchmarks.storage-checks.chunks
                    metrics: {listen: here}                 | metrics.listen
                    metrics: {listen: "localhost:99999"}    | metrics.listen
                    spool: {max-bytes: 1000}                | spool.max-bytes
                    extra: 1                                | extra
                    """)
    void aProblemNamesFileAndFieldAndWhatToDo(String line, String field) {
        assertThat(problemsOf(LEAST + line)).singleElement().satisfies(problem -> {
            assertThat(problem).startsWith("agent.yaml: " + field + ": ");
            assertThat(problem).endsWith(".");
        });
    }

    @Test
    void everyProblemIsToldAtOnce() {
        List<String> problems = problemsOf("""
                node:
                  key-file: none.pem
                  roles: [king]
                  offer: {from: tomorrow, latency-ms: -1}
                  heartbeat: 1ms
                kafka: {bootstrap-servers: nowhere}
                registry: {url: registry}
                intake: {environment: {A: b}}
                """);

        assertThat(problems)
                .anyMatch(problem -> problem.startsWith("agent.yaml: node.key-file: cannot be used"))
                .anyMatch(problem -> problem.startsWith("agent.yaml: node.region: is missing"))
                .anyMatch(problem -> problem.startsWith("agent.yaml: node.roles: holds 'king'"))
                .anyMatch(problem -> problem.startsWith("agent.yaml: node.heartbeat: is shorter"))
                .anyMatch(problem -> problem.startsWith("agent.yaml: node.offer.from: must be"))
                .anyMatch(problem -> problem.startsWith("agent.yaml: node.offer.latency-ms: must be"))
                .anyMatch(problem -> problem.startsWith("agent.yaml: kafka.bootstrap-servers: must be"))
                .anyMatch(problem -> problem.startsWith("agent.yaml: registry.url: must be"))
                .anyMatch(problem -> problem.startsWith("agent.yaml: intake.socket: is missing"))
                .anyMatch(problem -> problem.startsWith("agent.yaml: intake.environment: is for"))
                .hasSize(10);
    }

    @Test
    void anEmptyFileIsToldWhatItLacks() {
        assertThat(problemsOf(""))
                .anyMatch(problem -> problem.contains("node.key-file: is missing"))
                .anyMatch(problem -> problem.contains("node.roles: is missing"))
                .anyMatch(problem -> problem.contains("kafka.bootstrap-servers: is missing"));
    }

    @Test
    void aSocketsPathMustFitIntoItsAddress() {
        assertThat(problemsOf(LEAST.replace("agent.sock", "/" + "x".repeat(100))))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("intake.socket: is longer than"));
    }

    @Test
    void theKeySaysWhoTheNodeIsAndTheIdMustAgree() {
        assertThat(AgentConfig.parse("agent.yaml", LEAST).node().id().hex()).isEqualTo(NODE);
        assertThat(problemsOf(LEAST.replace("region:", "id: \"" + OTHER + "\", region:")))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).contains("node.id: is '" + OTHER).contains("is that of " + NODE));
        assertThat(AgentConfig.parse("agent.yaml", LEAST.replace("region:", "id: \"" + NODE + "\", region:"))
                        .node()
                        .key()
                        .nodeId()
                        .hex())
                .isEqualTo(NODE);
    }

    @Test
    void theSpoolLiesBesideTheSocketOrTheKey() {
        assertThat(AgentConfig.parse("agent.yaml", LEAST).spool())
                .isEqualTo(new SpoolSettings(Path.of("").toAbsolutePath(), SpoolSettings.DEFAULT_MAX_BYTES));
        assertThat(AgentConfig.parse("agent.yaml", LEAST.replace("socket: agent.sock", "command: [node]"))
                        .spool()
                        .directory())
                .isEqualTo(KEY_FILE.getParent());
    }

    private static List<String> problemsOf(String yaml) {
        InvalidSettingsException refused =
                catchThrowableOfType(InvalidSettingsException.class, () -> AgentConfig.parse("agent.yaml", yaml));
        return refused.problems().stream().map(Object::toString).toList();
    }
}
