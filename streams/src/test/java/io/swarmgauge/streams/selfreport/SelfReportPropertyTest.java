package io.swarmgauge.streams.selfreport;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.RevisedWindows;
import io.swarmgauge.streams.selfreport.Statement.Claimed;
import io.swarmgauge.streams.selfreport.Statement.Moved;
import io.swarmgauge.streams.state.selfreport.SelfReportState;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.Claim;
import io.swarmgauge.streams.testkit.Shuffle;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.streams.testkit.WindowsDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfReportPropertyTest {

    private static final List<String> HOSTERS = List.of(Swarm.ALICE, Swarm.BOB, Swarm.CAROL);
    private static final List<String> LEECHERS = List.of(Swarm.LEECHER, Swarm.OTHER_LEECHER);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyOrderAndAnyDuplicationLeadToTheSameFinalVerdicts(long seed) {
        List<Statement> statements = statements(seed);
        SelfReportVerdicts inOrder = finalVerdicts(statements);
        for (long order = 1; order <= 20; order++) {
            assertThat(finalVerdicts(Shuffle.of(statements, seed * 1000 + order)))
                    .isEqualTo(inOrder);
        }
    }

    private static SelfReportVerdicts finalVerdicts(List<Statement> statements) {
        WindowsDriver<Statement, SelfReportState, SelfReportVerdicts> driver = new WindowsDriver<>(
                new RevisedWindows<>(
                        "periods",
                        Court.PERIODS,
                        Court.policy(false, 1000),
                        StateSerde.of(SelfReportState.class),
                        new StreamsMeters(new SimpleMeterRegistry())),
                Swarm.setup());
        statements.forEach(statement -> driver.hear(statement, header(statement), topic(statement)));
        driver.passTimeTo(200_000);
        List<SelfReportVerdicts> published = driver.published().stream()
                .filter(verdicts -> verdicts.getWindowStart() == 0)
                .toList();
        return SelfReportVerdicts.newBuilder(published.get(published.size() - 1))
                .setRevision(0)
                .build();
    }

    private static List<Statement> statements(long seed) {
        Random random = new Random(seed);
        List<Statement> statements = new ArrayList<>();
        for (String hoster : HOSTERS) {
            Claim whole = Claim.of(hoster, 2).sent(random.nextInt(3), random.nextInt(300), 1000 + random.nextInt(2));
            statements.add(new Claimed(whole.record()));
            statements.add(new Claimed(Claim.of(hoster, 1).covering(0, 30_000).record()));
        }
        long sequence = 1;
        for (long start = 0; start < 180_000; start += 10_000) {
            for (String leecher : LEECHERS) {
                String hoster = HOSTERS.get(random.nextInt(3));
                int count = 1 + random.nextInt(30);
                statements.add(new Moved(Batch.of(leecher, sequence)
                        .between(start, start + 10_000)
                        .received(hoster, random.nextInt(3), count, 1000 + random.nextInt(2))
                        .record()));
            }
            for (String hoster : HOSTERS) {
                statements.add(new Moved(Batch.of(hoster, sequence)
                        .between(start, start + 10_000)
                        .sent(LEECHERS.get(random.nextInt(2)), random.nextInt(3), 1 + random.nextInt(30), 1000)
                        .record()));
            }
            sequence += random.nextInt(6) == 0 ? 3 : 1;
        }
        return statements;
    }

    private static NodeHeader header(Statement statement) {
        return statement instanceof Claimed claimed
                ? claimed.report().getHeader()
                : ((Moved) statement).batch().getHeader();
    }

    private static String topic(Statement statement) {
        return statement instanceof Claimed ? "node.self-reports" : "node.transfers";
    }
}
