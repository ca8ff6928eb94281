package io.swarmgauge.producers;

import static io.swarmgauge.producers.TestNodes.KEY_FILE;
import static io.swarmgauge.producers.TestNodes.NODE;
import static io.swarmgauge.producers.TestNodes.peer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.producers.intake.TestClient;
import io.swarmgauge.producers.publish.Published;
import io.swarmgauge.schema.node.JobOutcome;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.PeersBracket;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.node.ReportReason;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final Published published = new Published();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void whatANodeSaysIsPublishedAsBatchesClaimsAndRegistrations() throws IOException {
        try (Agent agent = start("")) {
            try (TestClient node = new TestClient(socket())) {
                node.saysHello(NODE, "hoster", "setup-1");
                node.says(upload("setup-1", 3, 65_536, peer(1)));
                node.says(upload("setup-1", 3, 65_536, peer(2)));
                node.says(upload("setup-1", 7, 1_000, peer(1)));
                node.says(download("setup-1", 9, 500, peer(1)));

                await().atMost(PATIENCE).until(() -> bytesUploaded() == 132_072);
                await().atMost(PATIENCE).until(() -> agent.status().sent() > 0);
            }
        }

        assertThat(published.on(TopicCatalogue.TRANSFERS)).allSatisfy(batch -> {
            assertThat(batch.getHeader().getNodeId()).isEqualTo(NODE);
            assertThat(batch.getRole()).isEqualTo(Role.HOSTER);
            assertThat(batch.getHeader().getWindowEnd() - batch.getHeader().getWindowStart())
                    .isEqualTo(200);
        });
        assertThat(reasons()).startsWith(RegistrationReason.NEW).endsWith(RegistrationReason.LEAVE);
        List<SelfReport> reports = published.on(TopicCatalogue.SELF_REPORTS);
        assertThat(reports).allMatch(report -> report.getReason() == ReportReason.PERIODIC);
        assertThat(latestClaims(reports)).isEqualTo(132_072);
    }

    @Test
    void anIdleSetupIsSpokenOfWithEmptyBatches() throws IOException {
        try (Agent agent = start("");
                TestClient node = new TestClient(socket())) {
            node.saysHello(NODE, "hoster", "setup-1");

            await().atMost(PATIENCE)
                    .until(() -> published.on(TopicCatalogue.TRANSFERS).size() >= 3);

            assertThat(published.on(TopicCatalogue.TRANSFERS))
                    .allMatch(batch -> batch.getUploaded().getChunks() == 0)
                    .extracting(batch -> batch.getHeader().getWindowStart())
                    .doesNotHaveDuplicates();
            assertThat(published.on(TopicCatalogue.TRANSFERS))
                    .extracting(batch -> batch.getHeader().getSequence())
                    .startsWith(1L, 2L, 3L);
            assertThat(agent.isReady()).isTrue();
        }
    }

    @Test
    void aReportIsMadeAtOnceWhenAskedFor() throws IOException {
        try (Agent agent = start("self-report: {period: 24h}");
                TestClient node = new TestClient(socket())) {
            node.saysHello(NODE, "hoster", "setup-1");
            node.says(upload("setup-1", 3, 10, peer(1)));
            node.says("{\"type\":\"report-now\"}");

            assertThat(node.hears("reported").path("setups").get(0).asText()).isEqualTo("setup-1");
            await().atMost(PATIENCE)
                    .until(() -> !published.on(TopicCatalogue.SELF_REPORTS).isEmpty());

            SelfReport report = published.on(TopicCatalogue.SELF_REPORTS).get(0);
            assertThat(report.getReason()).isEqualTo(ReportReason.ON_REQUEST);
            assertThat(report.getEgress().getBytes()).isEqualTo(10);
            assertThat(report.getHeader().getWindowEnd()).isLessThan(report.getPeriodEnd());
            assertThat(bytesUploaded()).isEqualTo(10);
            assertThat(agent.nodeId().hex()).isEqualTo(NODE);
        }
    }

    @Test
    void eachEventIsABatchOfItsOwnWhereThatIsAskedFor() throws IOException {
        try (Agent agent = start("transfers: {flush: each-event}");
                TestClient node = new TestClient(socket())) {
            long at = System.currentTimeMillis() - 5_000;
            node.says("{\"type\":\"upload\",\"setup\":\"s\",\"index\":1,\"bytes\":10,\"peer\":\"%s\",\"at\":%d}"
                    .formatted(peer(1), at));
            node.says("{\"type\":\"upload\",\"setup\":\"s\",\"index\":1,\"bytes\":10,\"peer\":\"%s\",\"at\":%d}"
                    .formatted(peer(1), at));

            await().atMost(PATIENCE)
                    .until(() -> published.on(TopicCatalogue.TRANSFERS).size() >= 2);

            assertThat(published.on(TopicCatalogue.TRANSFERS)).allSatisfy(batch -> {
                assertThat(batch.getHeader().getWindowStart()).isEqualTo(at);
                assertThat(batch.getHeader().getWindowEnd()).isEqualTo(at + 1);
                assertThat(batch.getUploaded().getChunks()).isEqualTo(1);
            });
            assertThat(published.records(TopicCatalogue.TRANSFERS)).allMatch(record -> record.timestamp() == at);
            assertThat(agent.status().uploads()).isEqualTo(2);
        }
    }

    @Test
    void badLinesAreAnsweredAndCountedAndTheRestGoesOn() throws IOException {
        try (Agent agent = start("", "setups: [setup-1]");
                TestClient node = new TestClient(socket())) {
            node.says("{\"type\":\"upload\",\"setup\":\"setup-2\",\"index\":1,\"bytes\":1,\"peer\":\"%s\"}"
                    .formatted(peer(1)));
            assertThat(node.hears("error").path("reason").asText()).isEqualTo("UNKNOWN_SETUP");
            node.says("{\"type\":\"hello\",\"nodeId\":\"%s\",\"role\":\"hoster\",\"setups\":[]}"
                    .formatted(TestNodes.OTHER));
            assertThat(node.hears("error").path("reason").asText()).isEqualTo("WRONG_NODE");
            node.says("{\"type\":\"probe-end\",\"probe\":\"p\",\"elapsedMs\":1}");
            assertThat(node.hears("error").path("reason").asText()).isEqualTo("UNKNOWN_PROBE");
            node.says(
                    "{\"type\":\"harvest-end\",\"harvest\":\"h\",\"requests\":0,\"elapsedMs\":1,\"endedBy\":\"time\"}");
            assertThat(node.hears("error").path("reason").asText()).isEqualTo("UNKNOWN_HARVEST");
            node.says("{\"type\":\"check-end\",\"check\":\"c\",\"elapsedMs\":1}");
            assertThat(node.hears("error").path("reason").asText()).isEqualTo("UNKNOWN_CHECK");
            node.says("{\"type\":\"job-end\",\"id\":\"j\",\"outcome\":\"done\"}");
            assertThat(node.hears("error").path("reason").asText()).isEqualTo("UNKNOWN_JOB");
            node.says(upload("setup-1", 1, 5, peer(1)));
            node.says("{\"type\":\"status\"}");

            var status = node.hears("status");
            assertThat(status.path("lines").asLong()).isEqualTo(8);
            assertThat(status.path("badLines").asLong()).isEqualTo(6);
            assertThat(status.path("uploads").asLong()).isEqualTo(1);
            assertThat(agent.status().badLines()).isEqualTo(6);
        }
    }

    @Test
    void aJobIsPublishedWithWhatItTook() throws IOException {
        try (Agent agent = start("");
                TestClient node = new TestClient(socket())) {
            node.saysHello(NODE, "hoster", "setup-1");
            node.says("{\"type\":\"peers\",\"setup\":\"setup-1\",\"count\":12}");
            node.says(
                    "{\"type\":\"job-start\",\"id\":\"j1\",\"job\":\"hosting_setup\",\"role\":\"hoster\",\"setup\":\"setup-1\"}");
            node.says("{\"type\":\"job-end\",\"id\":\"j1\",\"outcome\":\"done\"}");

            await().atMost(PATIENCE)
                    .until(() -> !published.on(TopicCatalogue.JOBS).isEmpty());

            assertThat(published.on(TopicCatalogue.JOBS)).singleElement().satisfies(run -> {
                assertThat(run.getJobId()).isEqualTo("j1");
                assertThat(run.getOutcome()).isEqualTo(JobOutcome.DONE);
                assertThat(run.getPeers()).isEqualTo(PeersBracket.PEERS_11_50);
                assertThat(run.getResidentBytes()).isPositive();
                assertThat(run.getCpuMs()).isNotNegative();
            });
            assertThat(agent.status().failed()).isZero();
        }
    }

    @Test
    void aNodeThatStartsAgainUnchangedIsNotNew() throws IOException {
        start("").close();
        start("").close();

        assertThat(reasons())
                .containsExactly(
                        RegistrationReason.NEW,
                        RegistrationReason.LEAVE,
                        RegistrationReason.HEARTBEAT,
                        RegistrationReason.LEAVE);
    }

    @Test
    void anAgentThatStartsAgainInTheSameProcessCountsFromZero() throws IOException {
        start("").close();
        assertThat(meters.getMeters()).isEmpty();

        try (Agent agent = start("");
                TestClient node = new TestClient(socket())) {
            node.saysHello(NODE, "hoster", "setup-1");
            assertThat(agent.status().lines()).isEqualTo(1);
            assertThat(meters.get("swarmgauge.agent.spool.depth").gauge().value())
                    .isNotNaN();
        }
    }

    @Test
    void theHostIsMeasuredWhenThatIsNotSwitchedOff() throws IOException {
        try (Agent agent = start("host-metrics: {every: 1s}")) {
            await().atMost(PATIENCE)
                    .until(() -> !published.on(TopicCatalogue.HOST_METRICS).isEmpty());
            assertThat(agent.socket()).contains(socket());
        }
        assertThat(published.on(TopicCatalogue.HOST_METRICS).get(0).getCpu().getProcessorTimeRatio())
                .isBetween(0.0, 1.0);
    }

    @Test
    void aSecondAgentOnTheSameSocketIsRefused() throws IOException {
        try (Agent agent = start("")) {
            assertThatThrownBy(() -> start(""))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another agent has the state directory");
            assertThatThrownBy(() -> start("", "state-dir: " + directory.resolve("other")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another agent listens on");
            assertThat(Files.exists(socket())).isTrue();
            assertThat(agent.isReady()).isTrue();
        }
        assertThat(Files.exists(socket())).isFalse();
    }

    @Test
    void whatAnAgentThatCannotStartHadOpenedIsClosed() {
        MockProducer<String, byte[]> producer = published.newProducer();
        AgentConfig config = AgentConfig.parse(
                "test.yaml", """
                node: {key-file: "%s", region: eu-west, roles: [attestor]}
                kafka:
                  bootstrap-servers: "localhost:9092"
                  properties: {isolation.level: nonsense}
                registry: {url: "%s", auto-register: true}
                intake: {socket: "%s"}
                """.formatted(KEY_FILE, published.registry().url(), socket()));

        assertThatThrownBy(() -> Agent.start(config, meters, Clock.systemUTC(), producer))
                .hasMessageContaining("isolation.level");
        assertThat(producer.closed()).isTrue();
        assertThat(meters.getMeters()).isEmpty();
        assertThatThrownBy(() -> Agent.start(config, meters))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("kafka.properties");
    }

    private Agent start(String more) throws IOException {
        return start(more, "");
    }

    private Agent start(String more, String moreOfNode) throws IOException {
        String yaml = """
                node:
                  key-file: "%s"
                  region: eu-west
                  roles: [hoster]
                  %s
                kafka: {bootstrap-servers: "localhost:9092"}
                registry: {url: "%s", auto-register: true}
                intake: {socket: "%s"}
                %s
                %s
                %s
                %s
                """.formatted(
                        KEY_FILE,
                        moreOfNode,
                        published.registry().url(),
                        socket(),
                        more.startsWith("transfers") ? "" : "transfers: {flush: 200ms}",
                        more.startsWith("self-report") ? "" : "self-report: {period: 400ms}",
                        more.startsWith("host-metrics") ? "" : "host-metrics: {every: off}",
                        more);
        return Agent.start(AgentConfig.parse("test.yaml", yaml), meters, Clock.systemUTC(), published.newProducer());
    }

    private Path socket() {
        return directory.resolve("agent.sock");
    }

    private List<RegistrationReason> reasons() {
        return published.on(TopicCatalogue.REGISTRATIONS).stream()
                .map(NodeRegistration::getReason)
                .toList();
    }

    private long bytesUploaded() {
        return published.on(TopicCatalogue.TRANSFERS).stream()
                .map(TransferBatch::getUploaded)
                .mapToLong(uploaded -> uploaded.getBytes())
                .sum();
    }

    /** Of each period the claim that was made last counts. */
    private static long latestClaims(List<SelfReport> reports) {
        return reports.stream()
                .collect(java.util.stream.Collectors.toMap(
                        SelfReport::getPeriodStart, report -> report.getEgress().getBytes(), (earlier, later) -> later))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static String upload(String setup, int index, int bytes, String peer) {
        return "{\"type\":\"upload\",\"setup\":\"%s\",\"index\":%d,\"bytes\":%d,\"peer\":\"%s\"}"
                .formatted(setup, index, bytes, peer);
    }

    private static String download(String setup, int index, int bytes, String peer) {
        return "{\"type\":\"download\",\"setup\":\"%s\",\"index\":%d,\"bytes\":%d,\"peer\":\"%s\"}"
                .formatted(setup, index, bytes, peer);
    }
}
