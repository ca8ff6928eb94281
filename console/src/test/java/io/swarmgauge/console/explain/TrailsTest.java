package io.swarmgauge.console.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.PoolWindow;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrailsTest {

    private static final long START = 1_000_000;
    private static final long END = 1_010_000;

    private final Trails trails = new Trails(
            List.of(setup("setup-1", SampleRecords.KEY), setup("setup-2", "b".repeat(64))), Duration.ofHours(1));

    @Test
    void aRankRestsOnTheBenchmarksThatBeganInItsWindow() {
        Step step = step(trails.of(ranking(null)), TopicCatalogue.BENCHMARKS);

        assertThat(step.takes().test(benchmark(START, "europe"))).isTrue();
        assertThat(step.takes().test(benchmark(END - 1, "asia"))).isTrue();
        assertThat(step.takes().test(benchmark(START - 1, "europe"))).isFalse();
        assertThat(step.takes().test(benchmark(END, "europe"))).isFalse();
    }

    @Test
    void aRegionsRankRestsOnThatRegionsAttestors() {
        Step step = step(trails.of(ranking("asia")), TopicCatalogue.BENCHMARKS);

        assertThat(step.takes().test(benchmark(START, "asia"))).isTrue();
        assertThat(step.takes().test(benchmark(START, "europe"))).isFalse();
    }

    @Test
    void aRatingRestsOnTheHostersOwnSetups() {
        HosterRatings ratings =
                SampleRecords.with(SampleRecords.full(HosterRatings.class), "hosterId", SampleRecords.KEY);
        Trail trail = trails.of(ratings);

        assertThat(trail.steps()).extracting(Step::key).containsOnly("setup-1");
        assertThat(trail.steps()).allSatisfy(step -> assertThat(step.until() - step.from())
                .isEqualTo(Duration.ofHours(1).toMillis()));
        assertThat(trail.notes()).singleElement().asString().contains("--back looks further");
    }

    @Test
    void anAlertNamesItsEvidenceAndThatOfItsCauses() {
        Alert alert = SampleRecords.full(Alert.class);

        assertThat(trails.of(alert).pointers())
                .extracting(Trail.Pointer::role)
                .containsExactly(
                        "what the figure rests on",
                        "suspected cause: " + alert.getSuspectedCauses().get(0).getText());
    }

    @Test
    void everyConclusionButThePoolHasATrailAndSentences() {
        for (Topic<?> topic : TopicCatalogue.all()) {
            if (topic.isAvro() && topic.name().startsWith("gauge.") && !topic.equals(TopicCatalogue.POOL)) {
                for (SpecificRecord conclusion : List.of(
                        SampleRecords.full(topic.type().asSubclass(SpecificRecord.class)),
                        SampleRecords.sparse(topic.type().asSubclass(SpecificRecord.class)))) {
                    Trail trail = trails.of(conclusion);
                    assertThat(trail.steps()).as(topic.name()).doesNotContainNull();
                    assertThat(Conclusions.sentences(conclusion))
                            .as(topic.name())
                            .doesNotContainNull();
                    assertThat(OneLine.of(conclusion)).as(topic.name()).isNotBlank();
                }
            }
        }
        assertThatThrownBy(() -> trails.of(SampleRecords.full(PoolWindow.class)))
                .isInstanceOf(CannotExplainException.class)
                .hasMessageContaining("node.registrations keeps only the last word");
    }

    @Test
    void everyRecordOfANodeIsSaidInOneLine() {
        for (Topic<?> topic : TopicCatalogue.all()) {
            if (topic.isAvro()) {
                String line = OneLine.of(SampleRecords.full(topic.type().asSubclass(SpecificRecord.class)));
                assertThat(line).as(topic.name()).isNotBlank().doesNotContain("\n");
            }
        }
    }

    private static Ranking ranking(@Nullable String region) {
        Ranking ranking = SampleRecords.with(SampleRecords.full(Ranking.class), "windowStart", START);
        SampleRecords.with(ranking, "windowEnd", END);
        return SampleRecords.with(ranking, "region", region);
    }

    private static BenchmarkResult benchmark(long windowStart, String region) {
        BenchmarkResult result = SampleRecords.full(BenchmarkResult.class);
        SampleRecords.with(result.getHeader(), "windowStart", windowStart);
        SampleRecords.with(result.getHeader(), "region", region);
        return result;
    }

    private static Step step(Trail trail, Topic<?> topic) {
        return trail.steps().stream()
                .filter(step -> step.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static HostingSetup setup(String id, String hoster) {
        HostingSetup setup = SampleRecords.with(SampleRecords.full(HostingSetup.class), "setupId", id);
        return SampleRecords.with(setup, "hosters", List.of(new SetupHoster(hoster, "europe", null)));
    }
}
