package io.swarmgauge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.local.swarm.KeyRing;
import io.swarmgauge.local.swarm.LocalSwarm;
import io.swarmgauge.local.swarm.Member;
import io.swarmgauge.local.swarm.Nodes;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.ClaimVerdict;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What must come out whoever plays the nodes: the slow hoster last, the liar caught, the honest believed, the alert fired. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SwarmStory {

    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final int CHUNKS_PER_SECOND = 10;

    final LocalPipeline pipeline = Pipeline.shared();
    final Path directory = Pipeline.directory();
    final KeyRing keys = KeyRing.open(directory.resolve("keys"));
    final SwarmPlan plan;
    final LocalSwarm swarm;

    SwarmStory(String prefix, NodesOf nodesOf) {
        this.plan = SwarmPlan.of(keys, prefix + "-1", prefix + "-2");
        Nodes nodes = nodesOf.make(plan, keys, directory);
        pipeline.plan(plan.records(nodes.feedKey()));
        this.swarm = new LocalSwarm(plan, nodes, pipeline.cluster(), directory.resolve("agents"), Pipeline.METERS);
        swarm.start(member -> {});
    }

    @FunctionalInterface
    interface NodesOf {
        Nodes make(SwarmPlan plan, KeyRing keys, Path directory);
    }

    @AfterAll
    void stop() {
        swarm.close();
    }

    @Test
    void theSlowHosterIsLastOnLatencyInEverySetup() {
        try (TopicView<Ranking> rankings = TopicView.of(pipeline, TopicCatalogue.RANKINGS)) {
            for (String setup : plan.setups().keySet()) {
                await().atMost(PATIENCE).untilAsserted(() -> {
                    List<RankedHoster> order = latest(rankings, setup).getHosters();
                    assertThat(order).hasSize(3).allSatisfy(hoster -> assertThat(hoster.getRank())
                            .isNotNull());
                    assertThat(plan.nameOf(order.get(2).getHosterId())).isEqualTo("ekow");
                    assertThat(order.get(2).getRank()).isEqualTo(3);
                });
            }
        }
    }

    @Test
    void theLiarIsFoundOutAndTheHonestAreBelieved() {
        try (TopicView<SelfReportVerdicts> verdicts = TopicView.of(pipeline, TopicCatalogue.SELF_REPORT_VERDICTS)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                Map<String, Verdict> spoken = wholeVerdicts(verdicts);
                assertThat(spoken)
                        .containsEntry("dipa", Verdict.OVER_REPORTED)
                        .containsEntry("anna", Verdict.CONSISTENT)
                        .containsEntry("bao", Verdict.CONSISTENT)
                        .containsEntry("carl", Verdict.CONSISTENT)
                        .containsEntry("ekow", Verdict.CONSISTENT);
            });
        }
    }

    @Test
    void anAlertFiresForTheSlowHosterAndOneForTheLiar() {
        try (TopicView<Alert> alerts = TopicView.of(pipeline, TopicCatalogue.ALERTS)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(firing(alerts, "hoster-slow", "ekow")).isNotEmpty();
                assertThat(firing(alerts, "self-report-over", "dipa")).isNotEmpty();
            });
        }
    }

    Member member(String name) {
        return plan.members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Alert> firing(TopicView<Alert> alerts, String rule, String hoster) {
        String id = member(hoster).nodeId().hex();
        return alerts.values(alert -> alert != null
                && alert.getStatus() == AlertStatus.FIRING
                && alert.getRule().equals(rule)
                && alert.getLabels().containsValue(id));
    }

    /** By latency, over all regions. */
    private Ranking latest(TopicView<Ranking> rankings, String setup) {
        Predicate<Ranking> wanted = ranking -> ranking.getSetupId().equals(setup)
                && ranking.getPerformance() == Performance.LATENCY
                && ranking.getRegion() == null;
        List<Ranking> found = rankings.values(wanted);
        assertThat(found).as("rankings of " + setup).isNotEmpty();
        return found.get(found.size() - 1);
    }

    /** Each hoster's most frequent verdict over the periods that had evidence, once there are at least three. */
    private Map<String, Verdict> wholeVerdicts(TopicView<SelfReportVerdicts> verdicts) {
        List<ClaimVerdict> claims = verdicts.values(spoken -> plan.setups().containsKey(spoken.getSetupId())).stream()
                .flatMap(spoken -> spoken.getHosters().stream())
                .filter(claim -> claim.getVerdict() != Verdict.INSUFFICIENT_EVIDENCE)
                .toList();
        return plan.having(Role.HOSTER).stream()
                .filter(hoster -> prevailing(claims, hoster).isPresent())
                .collect(Collectors.toMap(
                        Member::name, hoster -> prevailing(claims, hoster).orElseThrow()));
    }

    private static Optional<Verdict> prevailing(List<ClaimVerdict> claims, Member hoster) {
        Map<Verdict, Long> counts = claims.stream()
                .filter(claim -> claim.getHosterId().equals(hoster.nodeId().hex()))
                .collect(Collectors.groupingBy(ClaimVerdict::getVerdict, Collectors.counting()));
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return counts.entrySet().stream()
                .filter(count -> all >= 3 && count.getValue() * 2 > all)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
