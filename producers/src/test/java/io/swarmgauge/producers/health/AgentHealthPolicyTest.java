package io.swarmgauge.producers.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentHealthPolicyTest {

    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofSeconds(31);

    @Test
    void anAgentWhoseRecordsGetThroughIsReady() {
        assertThat(AgentHealthPolicy.ready(signs("", Map.of(), Duration.ZERO, LONG))
                        .isUp())
                .isTrue();
    }

    @Test
    void aBacklogThatIsBeingDeliveredIsNoProblem() {
        assertThat(AgentHealthPolicy.ready(signs("", Map.of(), Duration.ofHours(3), SHORT))
                        .isUp())
                .isTrue();
    }

    @Test
    void recordsThatWaitWhileNothingIsAcknowledgedAreAProblem() {
        assertThat(AgentHealthPolicy.ready(signs("", Map.of(), LONG, LONG)).problems())
                .containsExactly(
                        "Kafka has acknowledged nothing for 31 s while records wait: see whether brokers can be reached");
    }

    @Test
    void aSpoolThatTakesNothingAndEachBlockedTopicAreSaid() {
        Map<String, String> blocked = Map.of("node.transfers", "is not yours", "node.jobs", "is too large");

        assertThat(AgentHealthPolicy.ready(signs("cannot be written: No space left", blocked, SHORT, SHORT))
                        .problems())
                .containsExactly(
                        "the spool cannot be written: No space left; what is new stays in memory. Mend the disk or make room on it",
                        "node.jobs: is too large",
                        "node.transfers: is not yours");
    }

    @Test
    void outagesAreWaitedOutAndNoReasonToRestart() {
        assertThat(AgentHealthPolicy.live(
                                signs("cannot be written: No space left", Map.of("node.jobs", "no"), LONG, LONG))
                        .isUp())
                .isTrue();
    }

    @Test
    void anAgentThatHasStoppedToStoreOrToDeliverMustBeRestarted() {
        AgentSigns stopped = new AgentSigns(false, false, "", Map.of(), Duration.ZERO, Duration.ZERO);

        assertThat(AgentHealthPolicy.live(stopped).problems())
                .hasSize(2)
                .allMatch(problem -> problem.contains("Restart the agent"));
        assertThat(AgentHealthPolicy.ready(stopped)).isEqualTo(AgentHealthPolicy.live(stopped));
    }

    private static AgentSigns signs(
            String condition, Map<String, String> blocked, Duration longestWait, Duration sinceAcknowledged) {
        return new AgentSigns(true, true, condition, blocked, longestWait, sinceAcknowledged);
    }
}
