package io.swarmgauge.streams.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.observe.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressPolicyTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ProgressPolicy POLICY = new ProgressPolicy(Duration.ofSeconds(30), Duration.ofSeconds(15));

    @Test
    void aRunningApplicationThatHasTakenEverythingIsReady() {
        Progress progress = Progress.from(START).told(List.of(at(100, 0)), after(5));

        assertThat(judge(progress, 10)).isEqualTo(Health.up());
    }

    @Test
    void idlenessIsNoStandstill() {
        Progress progress =
                Progress.from(START).told(List.of(at(100, 0)), after(5)).told(List.of(at(100, 0)), after(500));

        assertThat(judge(progress, 505).isUp()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATED", "REBALANCING", "PENDING_SHUTDOWN", "PENDING_ERROR", "ERROR"})
    void anyOtherStateThanRunningIsNotReadyAndIsNamed(String state) {
        Progress progress = Progress.from(START).told(List.of(at(100, 0)), after(5));

        assertThat(POLICY.judge(state, progress, after(6)).problems())
                .singleElement()
                .asString()
                .startsWith("Kafka Streams is " + state + ": ");
    }

    @Test
    void aTaskThatTakesNothingWhileRecordsWaitIsAStandstill() {
        Progress progress =
                Progress.from(START).told(List.of(at(100, 7)), after(5)).told(List.of(at(100, 9)), after(35));
        assertThat(judge(progress, 36).isUp()).isTrue();

        Progress later = progress.told(List.of(at(100, 12)), after(36));

        assertThat(judge(later, 36).problems())
                .containsExactly(
                        "no record was taken for 31 s from node.transfers-2 (12 wait): the log says what holds it up; if nothing does, restart this instance");
    }

    @Test
    void aTaskThatIsSlowButMovesIsReady() {
        Progress progress = Progress.from(START)
                .told(List.of(at(100, 7_000)), after(5))
                .told(List.of(at(101, 9_000)), after(40))
                .told(List.of(at(101, 9_500)), after(60));

        assertThat(judge(progress, 60).isUp()).isTrue();
    }

    @Test
    void onePartitionMayWaitWhileItsTaskTakesFromAnother() {
        Progress progress = Progress.from(START)
                .told(List.of(at(100, 7), new Position("0_2", "plan.jobs", 2, 3, 1)), after(5))
                .told(List.of(at(900, 7), new Position("0_2", "plan.jobs", 2, 3, 1)), after(300));

        assertThat(judge(progress, 300).isUp()).isTrue();
    }

    @Test
    void oneTaskThatStandsStillIsNotHiddenByAnotherThatMoves() {
        Progress progress = Progress.from(START)
                .told(List.of(at(100, 7), new Position("0_3", "node.transfers", 3, 10, 4)), after(5))
                .told(List.of(at(100, 7), new Position("0_3", "node.transfers", 3, 14, 4)), after(300));

        assertThat(judge(progress, 300).problems())
                .singleElement()
                .asString()
                .contains("for 295 s from node.transfers-2 (7 wait):");
    }

    @Test
    void aTaskThatIsNewHereHasTimeToBegin() {
        Progress progress = Progress.from(START).told(List.of(), after(5)).told(List.of(at(0, 1_000_000)), after(100));

        assertThat(judge(progress, 100).isUp()).isTrue();
    }

    @Test
    void brokersThatDoNotAnswerAreTheProblemAndTasksAreNotBlamed() {
        Progress progress = Progress.from(START)
                .told(List.of(at(100, 0)), after(5))
                .unanswered("Timed out waiting for a node assignment");
        assertThat(judge(progress, 20).isUp()).isTrue();

        assertThat(judge(progress, 100).problems())
                .containsExactly(
                        "no broker has answered for 95 s (Timed out waiting for a node assignment): see whether the cluster can be reached");
    }

    @Test
    void aRebalanceThatLastsForWantOfBrokersSaysSo() {
        Progress progress =
                Progress.from(START).told(List.of(at(100, 7)), after(5)).unanswered("timed out");

        assertThat(POLICY.judge("REBALANCING", progress, after(100)).problems())
                .satisfiesExactly(
                        state -> assertThat(state).startsWith("Kafka Streams is REBALANCING"),
                        silence -> assertThat(silence).startsWith("no broker has answered for 95 s (timed out)"));
    }

    @Test
    void brokersThatNeverAnsweredAreMissedFromTheStart() {
        assertThat(judge(Progress.from(START), 16).isUp()).isFalse();
        assertThat(judge(Progress.from(START), 15).isUp()).isTrue();
    }

    @Test
    void manyPartitionsAreNotAllNamed() {
        List<Position> positions = List.of(at(1, 5), position(3, 6), position(4, 7), position(5, 8), position(6, 9));
        Progress progress = Progress.from(START).told(positions, after(0)).told(positions, after(31));

        assertThat(judge(progress, 31).problems())
                .singleElement()
                .asString()
                .contains(
                        "node.transfers-6 (9 wait), node.transfers-5 (8 wait), node.transfers-4 (7 wait) and 2 more partitions:");
    }

    @Test
    void whatWaitsIsSummedByTopic() {
        Progress progress = Progress.from(START)
                .told(List.of(at(1, 5), position(3, 6), new Position("1_0", "plan.jobs", 0, 0, 2)), START);

        assertThat(progress.waiting()).containsEntry("node.transfers", 11L).containsEntry("plan.jobs", 2L);
    }

    private static Health judge(Progress progress, int seconds) {
        return POLICY.judge("RUNNING", progress, after(seconds));
    }

    private static Position at(long taken, long waiting) {
        return new Position("0_2", "node.transfers", 2, taken, waiting);
    }

    private static Position position(int partition, long waiting) {
        return new Position("0_" + partition, "node.transfers", partition, 1, waiting);
    }

    private static Instant after(int seconds) {
        return START.plusSeconds(seconds);
    }
}
