package io.swarmgauge.streams.selfreport;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.CAROL;
import static io.swarmgauge.streams.testkit.Swarm.LEECHER;
import static io.swarmgauge.streams.testkit.Swarm.OTHER_LEECHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.ClaimVerdict;
import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.window.Heard;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.selfreport.Statement.Claimed;
import io.swarmgauge.streams.selfreport.Statement.Moved;
import io.swarmgauge.streams.state.selfreport.NodeBook;
import io.swarmgauge.streams.state.selfreport.SelfReportState;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.Claim;
import io.swarmgauge.streams.testkit.RandomIds;
import io.swarmgauge.streams.testkit.Swarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One hoster that names peers at random and thousands of nodes that somebody made, beside an honest swarm. */
class BookBoundsTest {

    private static final Set<String> PLANNED = Set.of(ALICE, BOB, CAROL);
    private static final int MOST_BYTES = 1024 * 1024;

    private final SelfReportPolicy policy = Court.policy(true, 1000);

    @Test
    void aCrowdOfSelfMadeNodesAndPeersFillsNoWindowAndMovesNoHonestVerdictInAnyOrder() {
        List<Statement> statements = honest();
        List<ClaimVerdict> alone = honestVerdicts(state(statements));
        assertThat(alone).extracting(ClaimVerdict::getVerdict).containsOnly(Verdict.CONSISTENT);
        statements.addAll(crowd());

        SelfReportState inOrder = state(statements);
        assertThat(StateSerde.of(SelfReportState.class).encode(inOrder).remaining())
                .isLessThan(MOST_BYTES);
        assertThat(honestVerdicts(inOrder)).isEqualTo(alone);
        for (long order = 1; order <= 3; order++) {
            assertThat(state(RandomIds.shuffled(statements, order))).isEqualTo(inOrder);
        }
    }

    @Test
    void nothingOfTheTotalsIsLostWithTheNamesThatAreNotKept() {
        List<Statement> crowd = crowd();
        SelfReportState state = state(crowd);
        assertThat(state.getBooks()).hasSize(1 + BookBounds.MOST_OTHERS + 1);
        assertThat(state.getBooks().stream()
                        .mapToLong(NodeBook::getReceivedChunks)
                        .sum())
                .isEqualTo(crowd.stream()
                        .mapToLong(statement ->
                                ((Moved) statement).batch().getDownloaded().getChunks())
                        .sum());
    }

    private SelfReportState state(List<Statement> statements) {
        SelfReportState state = policy.empty();
        for (Statement statement : statements) {
            state = policy.bounded(policy.add(state, statement), PLANNED);
        }
        return state;
    }

    private List<ClaimVerdict> honestVerdicts(SelfReportState state) {
        return policy
                .conclude(Swarm.SETUP, new Window(0, Claim.PERIOD), 0, state, Heard.nobody(), Swarm.setup())
                .get(0)
                .getHosters()
                .stream()
                .filter(verdict -> !verdict.getHosterId().equals(CAROL))
                .toList();
    }

    private static List<Statement> honest() {
        List<Statement> statements = new ArrayList<>();
        for (String hoster : List.of(ALICE, BOB)) {
            statements.add(new Claimed(Claim.of(hoster, 1).sent(0, 100, 1000).record()));
            statements.add(new Moved(Batch.of(hoster, 1)
                    .sent(LEECHER, 0, 50, 1000)
                    .sent(OTHER_LEECHER, 0, 50, 1000)
                    .record()));
        }
        for (String leecher : List.of(LEECHER, OTHER_LEECHER)) {
            statements.add(new Moved(Batch.of(leecher, 1)
                    .received(ALICE, 0, 50, 1000)
                    .received(BOB, 0, 50, 1000)
                    .record()));
        }
        return statements;
    }

    private static List<Statement> crowd() {
        RandomIds ids = new RandomIds(1);
        List<Statement> statements = new ArrayList<>();
        for (long sequence = 1; sequence <= 2_000; sequence++) {
            statements.add(new Moved(Batch.of(CAROL, sequence)
                    .sent(ids.next(), 5, 1, 1000)
                    .received(ids.next(), 5, 1, 1000)
                    .record()));
        }
        for (int node = 0; node < 5_000; node++) {
            String id = ids.next();
            for (long sequence = 1; sequence <= 2; sequence++) {
                statements.add(new Moved(Batch.of(id, sequence)
                        .received(ids.next(), 5, 1, 1000)
                        .received(CAROL, 5, 1, 1000 + node)
                        .record()));
            }
        }
        return statements;
    }
}
