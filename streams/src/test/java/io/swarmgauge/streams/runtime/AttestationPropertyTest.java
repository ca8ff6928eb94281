package io.swarmgauge.streams.runtime;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.HosterPerformances;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.RankHistory;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.Probe;
import io.swarmgauge.streams.testkit.Shuffle;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("For any measurements")
class AttestationPropertyTest {

    /** What a reader keeps who takes the last revision of each window. */
    private record Final(
            Map<Long, AttestedWindow> attested, Map<String, Ranking> rankings, Map<String, Object> conclusions) {}

    private static final String LIAR = Swarm.node('3');
    private static final List<String> ATTESTORS = List.of(Swarm.node('1'), Swarm.node('2'), LIAR);
    private static final List<String> HOSTERS = List.of(ALICE, BOB, CAROL);
    private static final long END = 400_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyOrderAndAnyDuplicationLeadToTheSameAgreementTheSameRanksAndTheSameConclusions(long seed) {
        List<BenchmarkResult> records = anything(new Random(seed));

        Final inOrder = heard("in-order", records);
        Final shuffled = heard("shuffled", Shuffle.of(records, seed));

        assertThat(inOrder.attested()).hasSize(3);
        assertThat(inOrder.conclusions().keySet())
                .anyMatch(name -> name.startsWith("gauge.ratings"))
                .anyMatch(name -> name.startsWith("gauge.attestors"))
                .anyMatch(name -> name.startsWith("gauge.rank-history"))
                .anyMatch(name -> name.startsWith("gauge.performances"))
                .anyMatch(name -> name.startsWith("gauge.pay-alignment"));
        assertThat(shuffled).isEqualTo(inOrder);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aLiarAmongThreeChangesNoOutcomeNoEstimateAndNoRank(long seed) {
        List<BenchmarkResult> honest = new ArrayList<>();
        List<BenchmarkResult> withLiar = new ArrayList<>();
        Random random = new Random(seed);
        for (String hoster : HOSTERS) {
            double[] seen = random.doubles(8, 0.9, 1.1)
                    .map(noise -> noise * (20 + 40 * HOSTERS.indexOf(hoster)))
                    .toArray();
            for (String attestor : ATTESTORS) {
                BenchmarkResult truth = Probe.of(attestor, hoster, HOSTERS.indexOf(hoster) + 1)
                        .answered(seen)
                        .timedOut(1)
                        .record();
                honest.add(truth);
                withLiar.add(attestor.equals(LIAR) ? lie(random, hoster) : truth);
            }
        }

        Final believed = heard("liar", withLiar);
        Final truth = heard("honest", honest);

        assertThat(outcomes(believed)).isEqualTo(outcomes(truth));
        assertThat(places(believed)).isEqualTo(places(truth));
    }

    private Final heard(String name, List<BenchmarkResult> records) {
        try (GaugeDriver gauge = new GaugeDriver(directory.resolve(name), "")) {
            gauge.plan(Swarm.setup());
            int heard = 0;
            for (BenchmarkResult result : records) {
                gauge.send(
                        TopicCatalogue.BENCHMARKS,
                        Swarm.SETUP,
                        result,
                        result.getHeader().getWindowEnd() - 1);
                heard++;
                if (heard % 25 == 0) {
                    gauge.passWallClock(SECOND);
                }
            }
            gauge.passTimeTo(END);
            gauge.passWallClock(SECOND);
            Map<Long, AttestedWindow> attested = new TreeMap<>();
            for (AttestedWindow window : gauge.read(TopicCatalogue.ATTESTATIONS)) {
                attested.put(
                        window.getWindowStart(),
                        AttestedWindow.newBuilder(window).setRevision(0).build());
            }
            Map<String, Ranking> rankings = new TreeMap<>();
            for (Ranking ranking : gauge.read(TopicCatalogue.RANKINGS)) {
                rankings.put(
                        ranking.getWindowStart() + " " + ranking.getPerformance() + " " + ranking.getRegion(),
                        Ranking.newBuilder(ranking).setRevision(0).build());
            }
            return new Final(attested, rankings, conclusions(gauge));
        }
    }

    /** Sketches hold every sample here, and so are the same in any order. */
    private static Map<String, Object> conclusions(GaugeDriver gauge) {
        Map<String, Object> last = new TreeMap<>();
        keep(last, gauge, TopicCatalogue.RATINGS, HosterRatings::getHosterId);
        keep(last, gauge, TopicCatalogue.ATTESTORS, AttestorStanding::getAttestorId);
        keep(last, gauge, TopicCatalogue.RANK_HISTORY, RankHistory::getHosterId);
        keep(last, gauge, TopicCatalogue.PERFORMANCES, HosterPerformances::getHosterId);
        for (PayAlignment pay : gauge.read(TopicCatalogue.PAY_ALIGNMENT)) {
            last.put(
                    "gauge.pay-alignment " + pay.getWindowStart() + " " + pay.getPerformance(),
                    PayAlignment.newBuilder(pay).setRevision(0).build());
        }
        return last;
    }

    private static <V> void keep(Map<String, Object> last, GaugeDriver gauge, Topic<V> topic, Function<V, String> key) {
        gauge.read(topic).forEach(said -> last.put(topic.name() + " " + key.apply(said), said));
    }

    private static List<String> outcomes(Final heard) {
        return heard.attested().values().stream()
                .flatMap(window -> window.getHosters().stream())
                .flatMap(hoster -> hoster.getRegions().stream()
                        .map(region -> hoster.getHosterId() + " " + region.getAnsweredShare()))
                .toList();
    }

    private static List<String> places(Final heard) {
        List<String> places = new ArrayList<>();
        heard.rankings().forEach((name, ranking) -> {
            for (RankedHoster hoster : ranking.getHosters()) {
                places.add(
                        "%s: %s %s %s".formatted(name, hoster.getHosterId(), hoster.getRank(), hoster.getEstimate()));
            }
        });
        return places;
    }

    private static BenchmarkResult lie(Random random, String hoster) {
        double typical = Math.exp(8 * random.nextDouble());
        return Probe.of(LIAR, hoster, HOSTERS.indexOf(hoster) + 1)
                .answered(random.doubles(random.nextInt(20), 0.1, 2)
                        .map(noise -> noise * typical)
                        .toArray())
                .timedOut(random.nextInt(9))
                .failed(Outcome.CORRUPT, 1 + random.nextInt(9))
                .taking(Math.exp(10 * random.nextDouble()))
                .record();
    }

    /** Over three windows, from two regions. */
    private static List<BenchmarkResult> anything(Random random) {
        List<BenchmarkResult> records = new ArrayList<>();
        for (int sequence = 1; sequence <= 60; sequence++) {
            String attestor = ATTESTORS.get(random.nextInt(3));
            String hoster = HOSTERS.get(random.nextInt(3));
            records.add(Probe.of(attestor, hoster, sequence)
                    .in(attestor.equals(LIAR) ? "asia" : "europe")
                    .at(sequence * 3_000L - 3_000)
                    .answered(random.doubles(random.nextInt(6), 5, 500).toArray())
                    .timedOut(random.nextInt(3))
                    .failed(Outcome.ERROR, random.nextInt(3))
                    .taking(10 + 90 * random.nextDouble())
                    .record());
        }
        return records;
    }
}
