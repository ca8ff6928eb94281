package io.swarmgauge.console.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.KnownNode;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SwarmViewsTest {

    private static final String PLANNED = "1".repeat(64);
    private static final String REGISTERED = "2".repeat(64);
    private static final String RATED = "3".repeat(64);
    private static final String ATTESTOR = "4".repeat(64);

    private final SwarmViews views = new SwarmViews(HistoryDepth.DEFAULT);

    @Test
    void aHosterIsKnownFromItsRegistrationThePlanOrARating() {
        views.nodes().put(REGISTERED, node(REGISTERED, Role.HOSTER));
        views.nodes().put(ATTESTOR, node(ATTESTOR, Role.ATTESTOR));
        views.plan().put("setup-1", setup("setup-1", PLANNED));
        views.ratings().put(RATED, ratings(RATED));

        assertThat(views.hosterIds()).containsExactly(PLANNED, REGISTERED, RATED);
        assertThat(views.hoster(PLANNED)).isPresent();
        assertThat(views.hoster(ATTESTOR)).isEmpty();
        assertThat(views.attestorIds()).containsExactly(ATTESTOR);
    }

    @Test
    void aHosterThatLeftThePlanIsForgotten() {
        views.plan().put("setup-1", setup("setup-1", PLANNED));
        views.plan().put("setup-2", setup("setup-2", PLANNED));
        views.plan().put("setup-1", setup("setup-1", RATED));
        assertThat(views.plan().setupsOf(PLANNED)).containsExactly("setup-2");

        views.plan().remove("setup-2");
        assertThat(views.hoster(PLANNED)).isEmpty();
        assertThat(views.hosterIds()).containsExactly(RATED);
    }

    @Test
    void whoReadsWhileAPlanIsRenewedNeverMissesWhatStays() throws Exception {
        HostingSetup setup = setup("setup-1", PLANNED);
        views.plan().put("setup-1", setup);
        AtomicBoolean missed = new AtomicBoolean();
        Thread reader = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                if (views.plan().setup("setup-1").isEmpty()
                        || views.hoster(PLANNED).isEmpty()) {
                    missed.set(true);
                }
            }
        });
        reader.start();
        for (int i = 0; i < 200_000; i++) {
            views.plan().put("setup-1", setup);
        }
        reader.interrupt();
        reader.join();

        assertThat(missed).isFalse();
    }

    @Test
    void aSetupThatLeavesThePlanTakesItsWindowsAlong() {
        views.plan().put("setup-1", setup("setup-1", PLANNED));
        views.rankings().put("setup-1", SampleRecords.full(Ranking.class));
        views.rankings().put("setup-2", SampleRecords.full(Ranking.class));

        views.plan().remove("setup-1");

        assertThat(views.rankings().keys()).containsExactly("setup-2");
    }

    @ParameterizedTest
    @MethodSource("absurdJobs")
    void aJobThatNobodyCanBeHeldAgainstIsLeftOut(Job absurd) {
        View<Job> jobs = views.jobsView();
        jobs.put("job-1", job().build());
        assertThat(views.job("job-1")).isPresent();

        assertThatThrownBy(() -> jobs.put("job-1", absurd)).isInstanceOf(IllegalArgumentException.class);

        assertThat(views.jobs()).isEmpty();
    }

    static Stream<Job> absurdJobs() {
        return Stream.of(
                        job().setRegions(List.of()),
                        job().setRegions(List.of(" ")),
                        job().setJobId("a\u0007"),
                        job().setJobId("j".repeat(257)),
                        job().setProviders(-1),
                        job().setLatencyMs(Double.NaN),
                        job().setLatencyMs(Double.POSITIVE_INFINITY),
                        job().setSpeedBitsPerSecond(-1.0),
                        job().setBandwidthBitsPerSecond(Double.NEGATIVE_INFINITY),
                        job().setLatencyShare(1.01),
                        job().setSpeedShare(-0.1),
                        job().setBandwidthShare(Double.NaN),
                        job().setMinReliability(2.0),
                        job().setMinQuality(Double.NaN),
                        job().setMinAvailability(-1.0),
                        job().setStorageBytes(-1L))
                .map(Job.Builder::build);
    }

    private static Job.Builder job() {
        return Job.newBuilder()
                .setJobId("job-1")
                .setKind("hosting_setup")
                .setRegions(List.of("EU"))
                .setLatencyMs(100.0)
                .setMinReliability(1.0)
                .setStorageBytes(0L);
    }

    @Test
    void theFactsOfAHosterHoldTheAttestorsThatStandAloneForIt() {
        HosterRatings ratings = ratings(RATED);
        views.ratings().put(RATED, ratings);
        views.attestors().put(SampleRecords.KEY, SampleRecords.full(AttestorStanding.class));
        views.attestors()
                .put(ATTESTOR, SampleRecords.with(SampleRecords.full(AttestorStanding.class), "attestorId", ATTESTOR));

        assertThat(views.hoster(RATED))
                .hasValueSatisfying(facts -> assertThat(facts.attestors()).containsOnlyKeys(SampleRecords.KEY));
    }

    @Test
    void anAlertIsOpenUntilItIsResolved() {
        views.alerts().put("f", alert(AlertStatus.FIRING));
        assertThat(views.alerts().open()).hasSize(1);

        views.alerts().put("f", alert(AlertStatus.RESOLVED));
        assertThat(views.alerts().open()).isEmpty();
    }

    @Test
    void everyConclusionHasItsFeed() {
        List<String> fed =
                views.feeds().stream().map(feed -> feed.topic().name()).toList();

        assertThat(fed)
                .doesNotHaveDuplicates()
                .containsAll(TopicCatalogue.all().stream()
                        .map(Topic::name)
                        .filter(name -> name.startsWith("gauge."))
                        .toList());
    }

    private static KnownNode node(String id, Role role) {
        KnownNode node = SampleRecords.with(SampleRecords.full(KnownNode.class), "nodeId", id);
        SampleRecords.with(node.getRegistration(), "roles", List.of(role));
        return node;
    }

    private static HostingSetup setup(String id, String hosterId) {
        HostingSetup setup = SampleRecords.with(SampleRecords.full(HostingSetup.class), "setupId", id);
        return SampleRecords.with(setup, "hosters", List.of(new SetupHoster(hosterId, "EU", null)));
    }

    private static HosterRatings ratings(String id) {
        return SampleRecords.with(SampleRecords.full(HosterRatings.class), "hosterId", id);
    }

    private static Alert alert(AlertStatus status) {
        return SampleRecords.with(SampleRecords.full(Alert.class), "status", status);
    }
}
