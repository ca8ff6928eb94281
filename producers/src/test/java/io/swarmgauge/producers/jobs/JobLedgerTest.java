package io.swarmgauge.producers.jobs;

import static io.swarmgauge.producers.TestNodes.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.producers.intake.AgentLine;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.intake.NodeLine.JobEnd;
import io.swarmgauge.producers.intake.NodeLine.JobStart;
import io.swarmgauge.producers.intake.NodeLine.Peers;
import io.swarmgauge.producers.publish.Window;
import io.swarmgauge.schema.node.JobOutcome;
import io.swarmgauge.schema.node.JobRun;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.PeersBracket;
import io.swarmgauge.schema.node.Role;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oshi.SystemInfo;

class JobLedgerTest {

    private static final NodeHeader HEADER = new NodeHeader(NODE, "eu", 1L, 1L, 0L, 1L);

    private static final NodeConnection NODE_PROCESS = new Connection("node");
    private static final NodeConnection ANOTHER = new Connection("another");

    private record Connection(String name) implements NodeConnection {

        @Override
        public void send(AgentLine line) {}
    }

    private final JobLedger ledger = new JobLedger();

    @Test
    void aJobTookWhatTheProcessUsedMeanwhile() {
        ledger.start(start("j", Optional.of("s"), 100), Optional.of(new ProcessUse(1_000, 5)), own(NODE_PROCESS));
        FinishedJob job = ledger.end(new JobEnd("j", JobOutcome.DONE, 400), Optional.of(new ProcessUse(1_250, 7)));

        assertThat(job.window()).isEqualTo(new Window(100, 400));
        JobRun run = job.run(HEADER);
        assertThat(run.getCpuMs()).isEqualTo(250);
        assertThat(run.getResidentBytes()).isEqualTo(7);
        assertThat(run.getSetupId()).isEqualTo("s");
        assertThat(run.getKind()).isEqualTo("hosting_setup");
    }

    @Test
    void withoutAProcessItTookNobodyKnowsWhat() {
        ledger.start(start("j", Optional.empty(), 100), Optional.empty(), own(NODE_PROCESS));
        JobRun run = ledger.end(new JobEnd("j", JobOutcome.FAILED, 50), Optional.empty())
                .run(HEADER);

        assertThat(run.getCpuMs()).isNull();
        assertThat(run.getResidentBytes()).isNull();
        assertThat(run.getSetupId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, PEERS_0",
        "1, PEERS_1_10",
        "10, PEERS_1_10",
        "11, PEERS_11_50",
        "50, PEERS_11_50",
        "51, PEERS_OVER_50"
    })
    void theMostPeersDuringTheJobCount(int most, PeersBracket bracket) {
        ledger.start(start("j", Optional.of("s"), 100), Optional.empty(), own(NODE_PROCESS));
        ledger.peers(new Peers("s", most), NODE_PROCESS);
        ledger.peers(new Peers("s", 0), NODE_PROCESS);
        ledger.peers(new Peers("another", 1_000), NODE_PROCESS);

        assertThat(end("j").run(HEADER).getPeers()).isEqualTo(bracket);
    }

    @Test
    void aJobForNoSetupIsDoneAmongAllPeers() {
        ledger.peers(new Peers("s", 8), NODE_PROCESS);
        ledger.start(start("j", Optional.empty(), 100), Optional.empty(), own(NODE_PROCESS));
        ledger.peers(new Peers("t", 7), NODE_PROCESS);

        assertThat(end("j").mostPeers()).isEqualTo(15);
    }

    @Test
    void onlyAJobThatStartedCanEndAndOnlyOnce() {
        assertThatThrownBy(() -> end("j")).hasMessageContaining("UNKNOWN_JOB");
        ledger.start(start("j", Optional.empty(), 100), Optional.empty(), own(NODE_PROCESS));
        assertThatThrownBy(() -> ledger.start(start("j", Optional.empty(), 100), Optional.empty(), own(NODE_PROCESS)))
                .hasMessageContaining("BAD_FIELD");
        end("j");
        assertThatThrownBy(() -> end("j")).hasMessageContaining("UNKNOWN_JOB");
    }

    @Test
    void whatAClosedConnectionLeavesOpenHasFailed() {
        ledger.peers(new Peers("s", 12), NODE_PROCESS);
        ledger.start(start("j", Optional.of("s"), 100), Optional.empty(), own(NODE_PROCESS));
        ledger.start(start("k", Optional.of("s"), 100), Optional.empty(), own(ANOTHER));

        assertThat(ledger.closed(NODE_PROCESS, 300)).singleElement().satisfies(job -> {
            assertThat(job.run(HEADER).getJobId()).isEqualTo("j");
            assertThat(job.run(HEADER).getOutcome()).isEqualTo(JobOutcome.FAILED);
            assertThat(job.window()).isEqualTo(new Window(100, 300));
        });
        assertThatThrownBy(() -> end("j")).hasMessageContaining("UNKNOWN_JOB");
        assertThat(end("k").mostPeers()).isEqualTo(12);

        ledger.start(start("l", Optional.of("s"), 400), Optional.empty(), own(ANOTHER));
        assertThat(end("l").mostPeers()).isZero();
    }

    @Test
    void aProcessOfThisHostHasUsedSomething() {
        ProcessProbe processes = new ProcessProbe(new SystemInfo());

        assertThat(processes.of(OptionalInt.of((int) ProcessHandle.current().pid())))
                .hasValueSatisfying(use -> assertThat(use.residentBytes()).isPositive());
        assertThat(processes.of(OptionalInt.empty())).isEmpty();
        assertThat(processes.of(OptionalInt.of(Integer.MAX_VALUE))).isEmpty();
    }

    private static JobOwner own(NodeConnection connection) {
        return new JobOwner.Connection(connection);
    }

    private FinishedJob end(String id) {
        return ledger.end(new JobEnd(id, JobOutcome.DONE, 200), Optional.empty());
    }

    private static JobStart start(String id, Optional<String> setup, long at) {
        return new JobStart(id, "hosting_setup", Role.HOSTER, setup, at);
    }
}
