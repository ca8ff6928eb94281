package io.swarmgauge.stories;

import static io.swarmgauge.stories.AlertingScene.PATIENCE;
import static io.swarmgauge.stories.TroubledSwarm.END;
import static io.swarmgauge.stories.TroubledSwarm.RECOVERY;
import static io.swarmgauge.stories.TroubledSwarm.SETUP;
import static io.swarmgauge.stories.TroubledSwarm.TROUBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.containers.NeedsDocker;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.BurnRate;
import io.swarmgauge.schema.gauge.CauseKind;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.gauge.SuspectedCause;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A hoster's disk fills and its processor saturates, it answers later than the plan allows, the error budget burns, one
 * alert fires with the right cause and evidence, reaches Alertmanager, and resolves after the recovery. Restarts in between
 * change nothing: each moment and figure is the one that follows from what the nodes said.
 */
@NeedsDocker
class TroubledSwarmTest {

    private static final String STORY = "troubled";
    private static final double THRESHOLD = 13.44;
    private static final double CLEAR = 8;

    /** The only rule, so that what is said is this story's alone. */
    private static final String RULES = """
            rules:
              - name: lag-budget-burns
                signal: burn-rate
                burn-window: 1h
                setup: troubled-1
                region: "*"
                term: lag
                over: 2m
                comparison: above
                threshold: %s
                clear: %s
                for: 5m
                severity: critical
                summary: "{plan} is answered too late"
                labels: { story: %s }
                annotations: { next: "Look at {suspect} first." }
            """.formatted(THRESHOLD, CLEAR, STORY);

    /** From here on 25 of 60 minutes are trouble: the first that burn faster than the threshold, 24.2 of 60. */
    private static final int BREACH = TROUBLE + 24;

    private static final int FIRED = BREACH + 5;

    /** In the fifth minute of the recovery none of the last five is trouble. */
    private static final int CLEARED = RECOVERY + 4;

    private final AlertingScene scene = new AlertingScene(RULES);
    private final TroubledSwarm swarm = new TroubledSwarm(scene.pipeline());
    private final TopicView<Alert> alerts = TopicView.of(scene.pipeline(), TopicCatalogue.ALERTS);
    private final TopicView<ComplianceWindow> compliance = TopicView.of(scene.pipeline(), TopicCatalogue.COMPLIANCE);
    private final TopicView<HostMetrics> hosts = TopicView.of(scene.pipeline(), TopicCatalogue.HOST_METRICS);

    @BeforeEach
    void start() {
        scene.pipeline().startStreams();
        scene.alertmanager().start();
        scene.deliver(Duration.ofSeconds(2));
        swarm.plan();
    }

    @AfterEach
    void stop() {
        hosts.close();
        compliance.close();
        alerts.close();
        swarm.close();
        scene.close();
    }

    @Test
    void aHosterInTroubleRaisesOneAlertThatNamesItAndItsCausesAndEndsAfterItsRecovery() {
        liveUntil(TROUBLE);
        assertThat(burn(TROUBLE - 1)).isZero();

        liveUntil(BREACH + 3);
        assertThat(burn(BREACH + 2)).isGreaterThan(THRESHOLD);
        assertThat(said()).isEmpty();
        scene.pipeline().stopStreams();
        swarm.liveUntil(FIRED + 2);
        scene.pipeline().startStreams();

        await().atMost(PATIENCE).until(() -> said().size() == 1);
        Alert fired = said().get(0);
        assertFiredFor(fired);
        assertCauses(fired);
        assertEvidence(fired);
        assertReached(fired);

        scene.stopAlertmanager();
        scene.pipeline().stopStreams();
        scene.pipeline().startStreams();
        scene.alertmanager().start();
        await().atMost(PATIENCE).until(() -> open().size() == 1);
        // From now on an Alertmanager that only stops hearing of it would keep it for four minutes.
        scene.deliver(Duration.ofMinutes(1));
        await().atMost(PATIENCE)
                .until(() -> moment("endsAt").isAfter(Instant.now().plus(Duration.ofMinutes(3))));

        liveUntil(CLEARED + 1);
        assertThat((burn(CLEARED) + burn(CLEARED - 1)) / 2).isBetween(CLEAR, THRESHOLD);
        assertThat(said()).hasSize(1);
        assertThat(open()).hasSize(1);

        liveUntil(CLEARED + 2);
        await().atMost(PATIENCE).until(() -> said().size() == 2);
        await().atMost(PATIENCE).until(() -> open().isEmpty());

        scene.pipeline().stopStreams();
        scene.pipeline().startStreams();
        liveUntil(END);
        assertThat(burn(END - 1)).isZero();
        assertThat(said()).hasSize(2);
        assertResolved(fired, said().get(1));
        assertThat(open()).isEmpty();
        assertNothingWasRefused();
    }

    private void assertFiredFor(Alert fired) {
        assertThat(fired.getStatus()).isEqualTo(AlertStatus.FIRING);
        assertThat(fired.getRule()).isEqualTo("lag-budget-burns");
        assertThat(fired.getLabels())
                .containsOnlyKeys("plan", "region", "setup", "story", "term")
                .containsEntry("setup", SETUP)
                .containsEntry("term", "LAG");
        assertThat(fired.getStartsAt()).isEqualTo(swarm.minute(BREACH));
        assertThat(fired.getFiredAt()).isEqualTo(swarm.minute(FIRED));
        assertThat(fired.getValue()).isCloseTo(TroubledSwarm.burn(28.5, 60), within(1e-6));
        assertThat(fired.getSuspectId()).isEqualTo(swarm.troubled());
        assertThat(fired.getAnnotations()).containsEntry("next", "Look at %s first.".formatted(swarm.troubled()));
    }

    private void assertCauses(Alert fired) {
        assertThat(fired.getSuspectedCauses())
                .extracting(SuspectedCause::getKind)
                .containsExactlyInAnyOrder(CauseKind.DISK_FULL, CauseKind.CPU_SATURATED);
        for (SuspectedCause cause : fired.getSuspectedCauses()) {
            assertThat(cause.getEvidence()).as(cause.getText()).isNotEmpty();
            for (Evidence evidence : cause.getEvidence()) {
                HostMetrics said = at(evidence, TopicCatalogue.HOST_METRICS.name(), hosts);
                assertThat(said.getHeader().getNodeId()).isEqualTo(swarm.troubled());
                assertThat(said.getHeader().getWindowStart()).isGreaterThanOrEqualTo(swarm.minute(BREACH));
                assertThat(said.getHeader().getWindowEnd()).isLessThanOrEqualTo(swarm.minute(FIRED));
                assertThat(said.getCpu().getProcessorTimeRatio()).isEqualTo(TroubledSwarm.SATURATED);
                assertThat(said.getDisks().get(0).getFreeRatio()).isEqualTo(TroubledSwarm.FULL);
            }
        }
    }

    /** The figure is the average of the last two windows that it names. */
    private void assertEvidence(Alert fired) {
        List<ComplianceWindow> evidence = fired.getEvidence().stream()
                .map(one -> at(one, TopicCatalogue.COMPLIANCE.name(), compliance))
                .toList();
        List<ComplianceWindow> last = evidence.subList(evidence.size() - 2, evidence.size());
        assertThat(last)
                .extracting(ComplianceWindow::getWindowEnd)
                .containsExactly(swarm.minute(FIRED - 1), swarm.minute(FIRED));
        assertThat(last.stream().mapToDouble(TroubledSwarmTest::burn).average())
                .hasValueCloseTo(fired.getValue(), within(1e-6));
    }

    private void assertReached(Alert fired) {
        await().atMost(PATIENCE).until(() -> open().size() == 1);
        JsonNode open = open().get(0);
        assertThat(open.at("/labels/alertname").asText()).isEqualTo(fired.getRule());
        assertThat(open.at("/labels/severity").asText()).isEqualTo("critical");
        assertThat(open.at("/labels/setup").asText()).isEqualTo(SETUP);
        assertThat(open.at("/annotations/suspect").asText()).isEqualTo(swarm.troubled());
        assertThat(open.at("/annotations/causes").asText())
                .contains("Disk /data had 0.5 % free", "CPU use averaged 99 %");
        assertThat(open.at("/annotations/evidence").asText()).contains(TopicCatalogue.COMPLIANCE.name());
        assertThat(open.at("/annotations/next").asText()).contains(swarm.troubled());
        assertThat(moment("startsAt")).isEqualTo(Instant.ofEpochMilli(swarm.minute(BREACH)));
    }

    private void assertResolved(Alert fired, Alert resolved) {
        assertThat(resolved.getStatus()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(resolved.getFingerprint()).isEqualTo(fired.getFingerprint());
        assertThat(resolved.getStartsAt()).isEqualTo(fired.getStartsAt());
        assertThat(resolved.getEndsAt()).isEqualTo(swarm.minute(CLEARED));
        assertThat(resolved.getValue()).isCloseTo(TroubledSwarm.burn(0.5, 5), within(1e-6));
        assertThat(resolved.getSuspectId()).isEqualTo(fired.getSuspectId());
        assertThat(resolved.getSuspectedCauses()).isEqualTo(fired.getSuspectedCauses());
    }

    private void assertNothingWasRefused() {
        try (TopicView<byte[]> letters = TopicView.raw(scene.pipeline(), TopicCatalogue.DEAD_LETTERS)) {
            assertThat(letters.records()).isEmpty();
        }
    }

    /** The swarm goes on until then; the windows before the last minute are concluded and held against the rule. */
    private void liveUntil(int minute) {
        swarm.liveUntil(minute);
        scene.awaitCompliance(compliance, swarm.minute(minute - 1));
    }

    /** How fast the budget burnt at the end of that minute, in the slower of both windows. */
    private double burn(int minute) {
        return burn(scene.awaitCompliance(compliance, swarm.minute(minute)));
    }

    private static double burn(ComplianceWindow window) {
        BurnRate hour = window.getRegions().stream()
                .filter(region -> region.getRegion().equals("*"))
                .flatMap(region -> region.getTerms().stream())
                .filter(term -> term.getTerm() == ServiceTerm.LAG)
                .map(term -> term.getBurnRates().get(0))
                .findFirst()
                .orElseThrow();
        return Math.min(Objects.requireNonNull(hour.getLongRate()), Objects.requireNonNull(hour.getShortRate()));
    }

    private static <V> V at(Evidence evidence, String topic, TopicView<V> view) {
        assertThat(evidence.getTopic()).isEqualTo(topic);
        return view.records().stream()
                .filter(one -> one.partition() == evidence.getPartition() && one.offset() == evidence.getOffset())
                .map(ConsumerRecord::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no record at " + evidence));
    }

    private List<Alert> said() {
        return alerts.values(alert -> true);
    }

    private List<JsonNode> open() {
        return scene.alertmanager().open(STORY);
    }

    private Instant moment(String field) {
        return Instant.parse(open().get(0).path(field).asText());
    }
}
