package io.swarmgauge.streams.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.RevisedWindows;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.swarm.SwarmWindow;
import io.swarmgauge.streams.swarm.Observation.Demand;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.Check;
import io.swarmgauge.streams.testkit.Harvest;
import io.swarmgauge.streams.testkit.Shuffle;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.streams.testkit.WindowsDriver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwarmPropertyTest {

    private static final WindowTimes TIMES =
            new WindowTimes(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofHours(24));
    private static final List<String> HOSTERS = List.of(Swarm.ALICE, Swarm.BOB, Swarm.CAROL);
    private static final List<String> ATTESTORS = List.of(Swarm.LEECHER, Swarm.OTHER_LEECHER, Swarm.STRANGER);
    private static final long END = 300_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyOrderAndAnyDuplicationLeadToTheSameSwarm(long seed) {
        List<Observation> observations = observations(seed);
        SwarmState inOrder = finalState(observations);
        assertThat(inOrder.getBusyness()).isNotNull();
        assertThat(inOrder.getHealth()).isNotNull();
        for (long order = 1; order <= 20; order++) {
            assertThat(finalState(Shuffle.of(observations, seed * 1000 + order)))
                    .isEqualTo(inOrder);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theSwarmNeverGoesBackInTime(long seed) {
        long busy = 0;
        long healthy = 0;
        for (SwarmState state : states(Shuffle.of(observations(seed), seed))) {
            if (state.getBusyness() != null) {
                assertThat(state.getBusyness().getWindowStart()).isGreaterThanOrEqualTo(busy);
                busy = state.getBusyness().getWindowStart();
            }
            if (state.getHealth() != null) {
                assertThat(state.getHealth().getWindowStart()).isGreaterThanOrEqualTo(healthy);
                healthy = state.getHealth().getWindowStart();
            }
        }
    }

    private static SwarmState finalState(List<Observation> observations) {
        List<SwarmState> states = states(observations);
        return states.get(states.size() - 1);
    }

    private static List<SwarmState> states(List<Observation> observations) {
        CurrentSwarmPolicy current = new CurrentSwarmPolicy();
        List<SwarmState> states = new ArrayList<>();
        @Nullable SwarmState kept = null;
        for (SwarmFindings findings : published(observations)) {
            Optional<SwarmState> changed = current.with(kept, findings);
            changed.ifPresent(states::add);
            kept = changed.orElse(kept);
        }
        return states;
    }

    private static List<SwarmFindings> published(List<Observation> observations) {
        WindowsDriver<Observation, SwarmWindow, SwarmFindings> driver = new WindowsDriver<>(
                new RevisedWindows<>(
                        "windows",
                        TIMES,
                        new SwarmPolicy(TIMES),
                        StateSerde.of(SwarmWindow.class),
                        new StreamsMeters(new SimpleMeterRegistry())),
                Swarm.setup());
        observations.forEach(observation -> driver.hear(observation, observation.header(), topic(observation)));
        driver.passTimeTo(END + 100_000);
        return driver.published();
    }

    private static List<Observation> observations(long seed) {
        Random random = new Random(seed);
        List<Observation> observations = new ArrayList<>();
        long sequence = 1;
        for (long start = 0; start < END; start += 20_000) {
            for (String hoster : HOSTERS) {
                TransferBatch batch = Batch.of(hoster, sequence)
                        .between(start, start + 10_000)
                        .asked(random.nextInt(100))
                        .record();
                observations.add(new Demand(batch.getHeader(), batch.getRequests()));
            }
            for (String attestor : ATTESTORS) {
                observations.add(harvest(random, attestor, sequence, start));
                observations.add(check(random, attestor, sequence, start));
            }
            sequence += random.nextInt(6) == 0 ? 3 : 1;
        }
        return observations;
    }

    private static Observation harvest(Random random, String attestor, long sequence, long start) {
        return new Observation.Harvest(Harvest.of(attestor, sequence)
                .between(start, start + 1 + random.nextInt(10_000))
                .saw(random.nextInt(3), 1 + random.nextInt(3), 1 + random.nextInt(4))
                .saw(6, 1 + random.nextInt(4), 1 + random.nextInt(4))
                .andRepeated(random.nextInt(50))
                .record());
    }

    private static Observation check(Random random, String attestor, long sequence, long start) {
        Check check = Check.of(attestor, sequence).between(start, start + 10_000);
        for (int index = random.nextInt(3); index < 10; index += 1 + random.nextInt(4)) {
            String hoster = HOSTERS.get(random.nextInt(3));
            switch (random.nextInt(3)) {
                case 0 -> check.missing(index);
                case 1 -> check.delivered(index, Swarm.STRANGER);
                default -> check.delivered(index, HOSTERS.get(random.nextInt(3)), hoster);
            }
        }
        return new Observation.Check(check.record());
    }

    private static String topic(Observation observation) {
        if (observation instanceof Observation.Harvest) {
            return "node.requests";
        }
        return observation instanceof Observation.Check ? "node.storage-checks" : "node.transfers";
    }
}
