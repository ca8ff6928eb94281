package io.swarmgauge.streams.ranking;

import static io.swarmgauge.streams.ranking.Given.A;
import static io.swarmgauge.streams.ranking.Given.ATTESTOR;
import static io.swarmgauge.streams.ranking.Given.B;
import static io.swarmgauge.streams.ranking.Given.C;
import static io.swarmgauge.streams.ranking.Given.answered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.testkit.WithoutIntake;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RankingTopologyTest {

    private final WindowTimes times =
            new WindowTimes(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofDays(1));
    private final RecordSerdes serdes = new RecordSerdes(new RegistrySettings("mock://ranking", true));
    private final TopologyTestDriver driver = driver();
    private final TestInputTopic<String, BenchmarkResult> benchmarks = driver.createInputTopic(
            "node.benchmarks", new StringSerializer(), serdes.serializer(TopicCatalogue.BENCHMARKS));
    private final TestOutputTopic<String, Ranking> rankings = driver.createOutputTopic(
            "gauge.rankings", new StringDeserializer(), serdes.deserializer(TopicCatalogue.RANKINGS));

    @BeforeEach
    void the_plan_has_the_setup() {
        driver.<String, HostingSetup>getKeyValueStore(HostingSetups.STORE).put(Given.SETUP, Given.setup());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void a_window_is_ranked_once_per_performance_when_its_grace_is_over() {
        // Given
        measured(10_000, A, 1, 110, 120, 130, 140, 150);
        measured(20_000, B, 2, 10, 20, 30, 40, 50);
        measured(30_000, B, 2, 10, 20, 30, 40, 50);
        assertThat(rankings.isEmpty()).isTrue();

        // When
        measured(91_000, C, 3, 1);

        // Then
        List<Ranking> said = rankings.readValuesToList();
        assertThat(said)
                .extracting(Ranking::getPerformance)
                .containsExactly(Performance.LATENCY, Performance.BANDWIDTH);
        assertThat(said).extracting(Ranking::getRevision).containsOnly(0);
        assertThat(said.get(0).getHosters())
                .extracting(RankedHoster::getHosterId)
                .containsExactly(B, A, C);
        assertThat(said.get(0).getHosters())
                .extracting(RankedHoster::getSamples)
                .containsExactly(5, 5, 0);
    }

    @Test
    void a_late_measurement_is_a_correction_and_a_repeated_one_is_none() {
        measured(10_000, A, 1, 110, 120, 130, 140, 150);
        measured(91_000, C, 3, 1);
        rankings.readValuesToList();

        measured(20_000, B, 2, 10, 20, 30, 40, 50);
        measured(20_000, B, 2, 10, 20, 30, 40, 50);

        List<Ranking> said = rankings.readValuesToList();
        assertThat(said).extracting(Ranking::getRevision).containsExactly(1, 1);
        assertThat(said.get(0).getHosters()).extracting(RankedHoster::getRank).containsExactly(1, 2, null);
    }

    @Test
    void what_a_hoster_measures_of_itself_never_shows() {
        benchmarks.pipeInput(
                Given.SETUP, Given.resultAt(10_000, A, A, 1, Given.TIMEOUT_MS, 1.0, answered(1, 1, 1, 1, 1)), 11_000);
        measured(20_000, B, 2, 10, 20, 30, 40, 50);
        measured(91_000, C, 3, 1);

        assertThat(rankings.readValuesToList().get(0).getHosters())
                .extracting(RankedHoster::getHosterId, RankedHoster::getSamples)
                .startsWith(tuple(B, 5), tuple(A, 0));
    }

    private void measured(long time, String hoster, long sequence, double... latencies) {
        benchmarks.pipeInput(
                Given.SETUP,
                Given.resultAt(time, ATTESTOR, hoster, sequence, Given.TIMEOUT_MS, 100.0, answered(latencies)),
                time + 1_000);
    }

    private TopologyTestDriver driver() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "ranking-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        builder.addStateStore(HostingSetups.store());
        new RankingTopology(times, serdes, new StreamsMeters(new SimpleMeterRegistry()))
                .attach(WithoutIntake.accepted(builder, serdes, TopicCatalogue.BENCHMARKS, BenchmarkResult::getHeader));
        return new TopologyTestDriver(builder.build(), properties);
    }
}
