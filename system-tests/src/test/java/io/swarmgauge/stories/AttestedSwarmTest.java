package io.swarmgauge.stories;

import static io.swarmgauge.stories.AttestedSwarm.ASIA;
import static io.swarmgauge.stories.AttestedSwarm.EUROPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.local.swarm.HypercoreNodes;
import io.swarmgauge.local.swarm.KeyRing;
import io.swarmgauge.local.swarm.LocalCluster;
import io.swarmgauge.local.swarm.LocalCluster.Pace;
import io.swarmgauge.local.swarm.LocalSwarm;
import io.swarmgauge.local.swarm.Nodes;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.gauge.Rating;
import io.swarmgauge.schema.gauge.RatingState;
import io.swarmgauge.schema.gauge.RegionRating;
import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.stories.ConsoleAnswers.Printed;
import io.swarmgauge.topics.TopicCatalogue;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who is good, and where, though one attestor makes its measurements up and another is offline for a while. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttestedSwarmTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String JOB = "attested-near";
    private static final int CHUNKS_PER_SECOND = 5;
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(2);

    private final LocalPipeline pipeline = Pipeline.shared();
    private final Path directory = Pipeline.directory();
    private static final Duration FINDING_TOGETHER = Duration.ofSeconds(30);

    private final long started = System.currentTimeMillis();
    private final SwarmPlan plan;
    private final LocalSwarm swarm;

    AttestedSwarmTest() {
        KeyRing keys = KeyRing.open(directory.resolve("keys"));
        plan = AttestedSwarm.plan(keys);
        Nodes nodes = HypercoreNodes.start(
                plan, keys, Pipeline.INSTALLATION.nodeProgram(), directory.resolve("nodes"), CHUNKS_PER_SECOND);
        pipeline.plan(plan.records(nodes.feedKey()));
        pipeline.planJobs(plan.jobs());
        swarm = new LocalSwarm(plan, nodes, calmer(pipeline.cluster()), directory.resolve("agents"), Pipeline.METERS);
        swarm.start(member -> {});
    }

    @AfterAll
    void stop() {
        swarm.close();
    }

    @Test
    void whoAnswersIsReliableAndWhoAnswersHalfOfTheTimeIsHalfAsReliableInBothRegions() {
        eventually(ratings -> {
            for (String region : List.of(EUROPE, ASIA)) {
                for (String answering : List.of("anna", "bao", "carl", "ekow", "faro")) {
                    Rating reliability = rating(ratings, answering, region).getReliability();
                    assertThat(reliability.getState()).isEqualTo(RatingState.KNOWN);
                    assertThat(reliability.getLower())
                            .as(answering + " in " + region)
                            .isGreaterThan(0.7);
                }
                Rating half = rating(ratings, "hali", region).getReliability();
                assertThat(half.getState()).isEqualTo(RatingState.KNOWN);
                assertThat(half.getEstimate()).as("hali in " + region).isBetween(0.3, 0.7);
            }
        });
    }

    @Test
    void qualityIsLowWhereAHosterIsTooSlowForTheTermsAndThereAlone() {
        eventually(ratings -> {
            for (String region : List.of(EUROPE, ASIA)) {
                assertQuality(ratings, "anna", region, 0.7, 1);
                assertQuality(ratings, "ekow", region, 0, 0.3);
            }
            assertQuality(ratings, "faro", EUROPE, 0.7, 1);
            assertQuality(ratings, "faro", ASIA, 0, 0.3);
        });
    }

    @Test
    void ranksAreEachRegionsOwn() {
        try (TopicView<Ranking> rankings = TopicView.of(pipeline, TopicCatalogue.RANKINGS)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                for (String region : List.of(EUROPE, ASIA)) {
                    assertThat(lastOf(latest(rankings, AttestedSwarm.WITH_SLOW, region)))
                            .isEqualTo("ekow");
                }
                assertThat(lastOf(latest(rankings, AttestedSwarm.WITH_FAR, ASIA)))
                        .isEqualTo("faro");
                assertThat(estimate(latest(rankings, AttestedSwarm.WITH_FAR, EUROPE), "faro"))
                        .isLessThan(100);
            });
        }
    }

    @Test
    void theAttestorThatMakesItsMeasurementsUpLosesWeightAndTheOthersKeepIt() {
        try (TopicView<AttestorStanding> attestors = TopicView.of(pipeline, TopicCatalogue.ATTESTORS)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                AttestorStanding liar = standing(attestors, "euro-liar");
                assertThat(liar.getState()).isEqualTo(RatingState.KNOWN);
                assertThat(liar.getWeight()).isLessThan(0.3);
                assertThat(liar.getMinorityRate()).isGreaterThan(0.4);
                for (String honest : List.of("euro-1", "euro-2", "asia-1", "asia-2", "asia-dropping")) {
                    AttestorStanding standing = standing(attestors, honest);
                    assertThat(standing.getState()).as(honest).isEqualTo(RatingState.KNOWN);
                    // A loopback's few milliseconds are a bias of a factor two between honest attestors.
                    assertThat(standing.getWeight()).as(honest).isGreaterThan(0.35);
                }
            });
        }
    }

    @Test
    void whileAnAttestorsNetworkIsAwayNobodyIsCharged() {
        String dropping = idOf("asia-dropping");
        try (TopicView<AttestedWindow> windows = TopicView.of(pipeline, TopicCatalogue.ATTESTATIONS)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(withoutWordOf(dropping, windows))
                    .hasSizeGreaterThan(2));
            for (AttestedWindow window : withoutWordOf(dropping, windows)) {
                for (HosterAttestation hoster : window.getHosters()) {
                    if (List.of("anna", "bao", "carl").contains(plan.nameOf(hoster.getHosterId()))) {
                        assertNotCharged(hoster);
                    }
                }
            }
        }
    }

    /** The last revisions of the windows in which the attestor was offline, after the swarm had found together. */
    private Collection<AttestedWindow> withoutWordOf(String attestor, TopicView<AttestedWindow> windows) {
        return windows
                .values(window -> plan.setups().containsKey(window.getSetupId())
                        && window.getWindowStart() > started + FINDING_TOGETHER.toMillis())
                .stream()
                .collect(Collectors.toMap(
                        window -> window.getSetupId() + "@" + window.getWindowStart(),
                        window -> window,
                        (a, b) -> a.getRevision() > b.getRevision() ? a : b))
                .values()
                .stream()
                .filter(window -> window.getOfflineAttestors().contains(attestor))
                .toList();
    }

    private static void assertNotCharged(HosterAttestation hoster) {
        assertThat(hoster.getRegions())
                .filteredOn(agreed -> agreed.getRegion().equals(ASIA) && agreed.getAnsweredShare() != null)
                .allSatisfy(agreed -> assertThat(agreed.getAnsweredShare()).isGreaterThan(0.7));
    }

    @Test
    void theSwarmIsBusyAndItsChunksCanBeHad() {
        try (TopicView<SwarmState> states = TopicView.of(pipeline, TopicCatalogue.SWARM)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                SwarmState state =
                        last(states.values(s -> s.getSetupId().equals(AttestedSwarm.WITH_FAR)), "state of the swarm");
                assertThat(state.getBusyness()).isNotNull();
                assertThat(state.getBusyness().getHarvestedPerSecond()).isGreaterThan(0);
                assertThat(state.getBusyness().getHotChunks()).isNotEmpty();
                assertThat(state.getHealth()).isNotNull();
                assertThat(state.getHealth().getChunksAvailable())
                        .isEqualTo(state.getHealth().getChunksAsked())
                        .isPositive();
                assertThat(state.getHealth().getResponses())
                        .extracting(answer -> answer.getHosterId())
                        .contains(idOf("bao"));
            });
        }
    }

    @Test
    void theConsoleSaysWhoQualifiesAndWhyOthersDoNot() {
        try (ConsoleAnswers console = new ConsoleAnswers(pipeline)) {
            await().atMost(PATIENCE).until(console::isReady);
            await().atMost(PATIENCE).untilAsserted(() -> {
                for (String honest : List.of("anna", "bao", "carl")) {
                    JsonNode answer = console.qualify(idOf(honest), JOB);
                    assertThat(ConsoleAnswers.against(answer)).as(honest).isEmpty();
                    assertThat(answer.path("qualifies").asBoolean()).isTrue();
                }
                assertThat(ConsoleAnswers.against(console.qualify(idOf("ekow"), JOB)))
                        .hasSize(2)
                        .allMatch(
                                sentence -> sentence.matches(
                                        "latency in (europe|asia): [1-9]\\d\\d ms at 90 %, the job asks for ≤ 100 ms; \\d+ samples"));
                assertThat(ConsoleAnswers.against(console.qualify(idOf("faro"), JOB)))
                        .hasSize(1)
                        .allMatch(sentence -> sentence.matches("latency in asia: [2-9]\\d\\d ms .*"));
                assertThat(ConsoleAnswers.against(console.qualify(idOf("hali"), JOB)))
                        .anyMatch(sentence -> sentence.startsWith("reliability in europe: 0."))
                        .anyMatch(sentence -> sentence.startsWith("reliability in asia: 0."));
            });
            assertThat(placesFor(console).subList(0, 3)).containsExactlyInAnyOrder("anna", "bao", "carl");

            Printed printed = ConsoleAnswers.command("qualify", idOf("faro"), JOB, "--console", console.url());
            assertThat(printed.code()).isEqualTo(1);
            assertThat(printed.text()).startsWith("no").contains("- latency in asia", "+ latency in europe");
        }
    }

    @Test
    void everyConsoleAnswersAlikeAndSaysWhatItDoesNotKnow() {
        try (ConsoleAnswers one = new ConsoleAnswers(pipeline);
                ConsoleAnswers other = new ConsoleAnswers(pipeline)) {
            await().atMost(PATIENCE).until(() -> one.isReady() && other.isReady());
            await().atMost(PATIENCE).untilAsserted(() -> {
                String path = "/v1/setups/%s/rankings".formatted(AttestedSwarm.WITH_SLOW);
                assertThat(one.json(path).path("rankings")).isNotEmpty();
                assertThat(one.json(path)).isEqualTo(other.json(path));
            });
            HttpResponse<String> unknown = one.get("/v1/jobs/no-such-job/candidates");
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(unknown.body()).contains("no-such-job");
        }
    }

    /** The names of the candidates for the job, best first. */
    private List<String> placesFor(ConsoleAnswers console) {
        List<String> names = new ArrayList<>();
        console.json("/v1/jobs/%s/candidates".formatted(JOB))
                .path("items")
                .forEach(candidate -> names.add(
                        plan.nameOf(candidate.path("answer").path("hosterId").asText())));
        return names;
    }

    private void eventually(Consumer<TopicView<HosterRatings>> holds) {
        try (TopicView<HosterRatings> ratings = TopicView.of(pipeline, TopicCatalogue.RATINGS)) {
            await().atMost(PATIENCE).untilAsserted(() -> holds.accept(ratings));
        }
    }

    private void assertQuality(
            TopicView<HosterRatings> ratings, String hoster, String region, double least, double most) {
        Rating quality = rating(ratings, hoster, region).getQuality();
        assertThat(quality.getState()).isEqualTo(RatingState.KNOWN);
        assertThat(quality.getEstimate()).as(hoster + " in " + region).isBetween(least, most);
    }

    private RegionRating rating(TopicView<HosterRatings> ratings, String hoster, String region) {
        HosterRatings latest = last(ratings.values(r -> r.getHosterId().equals(idOf(hoster))), "ratings of " + hoster);
        List<RegionRating> found = latest.getRegions().stream()
                .filter(rating -> rating.getRegion().equals(region))
                .toList();
        assertThat(found).as("rating of %s in %s", hoster, region).hasSize(1);
        return found.get(0);
    }

    private AttestorStanding standing(TopicView<AttestorStanding> attestors, String name) {
        return last(attestors.values(a -> a.getAttestorId().equals(idOf(name))), "standing of " + name);
    }

    private static Ranking latest(TopicView<Ranking> rankings, String setup, String region) {
        return last(
                rankings.values(ranking -> ranking.getSetupId().equals(setup)
                        && ranking.getPerformance() == Performance.LATENCY
                        && region.equals(ranking.getRegion())),
                "ranking of %s in %s".formatted(setup, region));
    }

    /** The name of the one hoster in the last place. */
    private String lastOf(Ranking ranking) {
        List<RankedHoster> last = ranking.getHosters().stream()
                .filter(hoster -> Objects.equals(hoster.getRank(), 3))
                .toList();
        assertThat(last).as("third places in " + ranking).hasSize(1);
        return plan.nameOf(last.get(0).getHosterId());
    }

    private double estimate(Ranking ranking, String hoster) {
        Double estimate = ranking.getHosters().stream()
                .filter(ranked -> ranked.getHosterId().equals(idOf(hoster)))
                .findFirst()
                .orElseThrow()
                .getEstimate();
        assertThat(estimate).as("estimate of " + hoster).isNotNull();
        return estimate;
    }

    private String idOf(String name) {
        return plan.members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow()
                .nodeId()
                .hex();
    }

    private static <V> V last(List<V> values, String what) {
        assertThat(values).as(what).isNotEmpty();
        return values.get(values.size() - 1);
    }

    /** Fourteen nodes share this machine: probes come half as often as in the other stories. */
    private static LocalCluster calmer(LocalCluster cluster) {
        Pace pace = cluster.pace();
        return new LocalCluster(
                cluster.bootstrapServers(),
                cluster.registryUrl(),
                new Pace(
                        pace.flush(),
                        pace.window(),
                        pace.grace(),
                        BETWEEN_PROBES,
                        pace.probeTimeout(),
                        pace.surveys()));
    }
}
