package io.swarmgauge.producers.benchmark;

import static io.swarmgauge.producers.TestNodes.NODE;
import static io.swarmgauge.producers.TestNodes.peer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.producers.config.BenchmarkSettings;
import io.swarmgauge.producers.harvest.ChunkDemand;
import io.swarmgauge.producers.intake.AgentLine;
import io.swarmgauge.producers.intake.AgentLineWriter;
import io.swarmgauge.producers.intake.BadLineException;
import io.swarmgauge.producers.intake.FakeNode;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.intake.NodeLine.ProbeEnd;
import io.swarmgauge.producers.intake.NodeLine.ProbeSample;
import io.swarmgauge.producers.publish.TestOutbox;
import io.swarmgauge.producers.swarm.SwarmView;
import io.swarmgauge.producers.swarm.TestSwarm;
import io.swarmgauge.schema.node.AttestationRating;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.node.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkRunnerTest {

    private static final long START = 1_800_000_000_000L;
    private static final List<Integer> CHUNKS = List.of(1, 2, 3, 5, 8);
    private static final BenchmarkSettings SETTINGS = TestSwarm.settings("setup-1");

    @TempDir
    static Path directory;

    private static final AtomicInteger SPOOLS = new AtomicInteger();
    private final TestOutbox outbox = new TestOutbox(directory.resolve("spool-" + SPOOLS.incrementAndGet()));
    private final SwarmView view = new SwarmView(SETTINGS, NODE);
    private final FakeNode attestor = new FakeNode();
    private ChunkDemand demand = ChunkDemand.NONE;
    private Optional<NodeConnection> connected = Optional.of(attestor);
    private final Counter brokenOff = new SimpleMeterRegistry().counter("broken.off");
    private final BenchmarkRunner runner = new BenchmarkRunner(
            SETTINGS, view, setup -> connected, setup -> demand, outbox.publisher(), START, new Random(1), brokenOff);

    @BeforeEach
    void plan() {
        view.planned("setup-1", TestSwarm.setup("setup-1", CHUNKS, peer(1), peer(2), NODE));
        view.planned("setup-2", TestSwarm.setup("setup-2", CHUNKS, peer(3)));
    }

    @Test
    void inEachRoundEachHosterOfTheWantedSetupsIsAskedForSomeChunks() throws InterruptedException {
        run(0, 10_000);

        assertThat(asked()).hasSize(2).allSatisfy(probe -> {
            assertThat(probe.setup()).isEqualTo("setup-1");
            assertThat(probe.indexes()).hasSize(2).isSubsetOf(CHUNKS);
            assertThat(probe.timeoutMs()).isEqualTo(5_000);
        });
        assertThat(asked()).extracting(AgentLine.Probe::hoster).containsExactlyInAnyOrder(peer(1), peer(2));
        assertThat(asked()).extracting(AgentLine.Probe::id).doesNotHaveDuplicates();
    }

    @Test
    void whatTheNodeAnswersIsPublished() throws InterruptedException {
        AgentLine.Probe probe = firstProbe();
        int first = probe.indexes().get(0);
        int second = probe.indexes().get(1);
        runner.sampled(new ProbeSample(probe.id(), second, Outcome.OK, 65_536, 12.5));
        runner.sampled(new ProbeSample(probe.id(), first, Outcome.CORRUPT, 0, 0));
        runner.ended(new ProbeEnd(probe.id(), 16), START + 20_000);

        BenchmarkResult result = result();
        assertThat(result.getKind()).isEqualTo(BenchmarkKind.WORKING);
        assertThat(result.getHosterId()).isEqualTo(probe.hoster());
        assertThat(result.getSetupId()).isEqualTo("setup-1");
        assertThat(result.getElapsedMs()).isEqualTo(16.0);
        assertThat(result.getTimeoutMs()).isEqualTo(5_000);
        assertThat(result.getSamples())
                .containsExactly(
                        new Sample(first, Outcome.CORRUPT, 0, null, null),
                        new Sample(second, Outcome.OK, 65_536, 12.5, 41_943_040.0));
        assertThat(result.getRating()).isEqualTo(AttestationRating.ERROR);
        assertThat(result.getFirstChunkMs()).isEqualTo(12.5);
        assertThat(result.getEgressBitsPerSecond()).isEqualTo(65_536 * 8 / 0.016);
        assertThat(result.getHeader().getWindowEnd()).isEqualTo(START + 20_000);
    }

    @Test
    void ofAProbeThatTheNodeDoesNotEndOnlyWhatCameIsPublished() throws InterruptedException {
        AgentLine.Probe probe = firstProbe();
        connected = Optional.empty();
        runner.sampled(new ProbeSample(probe.id(), probe.indexes().get(0), Outcome.OK, 10, 5_001));
        runner.tick(START + 60_000);

        BenchmarkResult result = result();
        assertThat(result.getSamples())
                .containsExactly(new Sample(probe.indexes().get(0), Outcome.TIMEOUT, 0, null, null));
        assertThat(result.getElapsedMs()).isNull();
        assertThat(result.getRating()).isEqualTo(AttestationRating.DEFAULT);
        assertThat(result.getFirstChunkMs()).isNull();
        assertThat(result.getEgressBitsPerSecond()).isNull();
        assertThatThrownBy(() -> runner.ended(new ProbeEnd(probe.id(), 1), START + 60_001))
                .isInstanceOf(BadLineException.class)
                .hasMessageContaining("UNKNOWN_PROBE");
    }

    @Test
    void aNodeThatIsStuckChargesNobodyAndHasTwiceTheTimeLimit() throws InterruptedException {
        long asked = 0;
        while (asked().isEmpty()) {
            asked += 100;
            runner.tick(START + asked);
        }
        connected = Optional.empty();
        runner.tick(START + asked + 10_900);
        assertThat(brokenOff.count()).isZero();
        runner.tick(START + asked + 11_000);

        assertThat(brokenOff.count()).isPositive();
        assertThat(outbox.next()).isEmpty();
    }

    @Test
    void anAnswerToAnotherQuestionIsRefused() {
        AgentLine.Probe probe = firstProbe();

        assertThatThrownBy(() -> runner.sampled(new ProbeSample("p", 1, Outcome.OK, 1, 1)))
                .hasMessageContaining("UNKNOWN_PROBE");
        assertThatThrownBy(() -> runner.sampled(new ProbeSample(probe.id(), 77, Outcome.OK, 1, 1)))
                .hasMessageContaining("BAD_FIELD")
                .hasMessageContaining("77");
    }

    @Test
    void whatAnAttestorWasAskingWhenItVanishedSaysNothing() throws InterruptedException {
        AgentLine.Probe probe = firstProbe();
        connected = Optional.empty();
        runner.nodeLeft(attestor);
        run(10_000, 40_000);

        assertThat(asked()).containsExactly(probe);

        assertThat(outbox.next()).isEmpty();
    }

    @Test
    void aHosterThatRegistersAnewIsMeasuredRawOnceForAllChunks() {
        view.registered(TestSwarm.registration(peer(1), RegistrationReason.NEW, START + 500));
        run(0, 500);
        answer(rawProbes().get(0), Outcome.OK, START + 500);
        run(500, 30_000);
        assertThat(rawTargets()).containsExactly(peer(1));

        view.registered(TestSwarm.registration(peer(1), RegistrationReason.HARDWARE_CHANGE, START + 30_000));
        run(30_000, 33_000);

        assertThat(rawTargets()).containsExactly(peer(1), peer(1));
    }

    @Test
    void aRawBenchmarkIsMadeAgainUntilTheHosterDeliversSomething() {
        view.registered(TestSwarm.registration(peer(1), RegistrationReason.NEW, START));
        runner.tick(START);
        answer(rawProbes().get(0), Outcome.NOT_FOUND, START + 50);
        run(100, 5_000);
        assertThat(rawProbes()).hasSize(1);
        until(2);
        answer(rawProbes().get(1), Outcome.ERROR, START + 6_000);
        until(3);
        answer(rawProbes().get(2), Outcome.OK, START + 17_000);
        run(17_000, 60_000);

        assertThat(rawProbes()).hasSize(3);
    }

    @Test
    void aRawBenchmarkThatTheNodeLostIsMadeAgain() {
        view.registered(TestSwarm.registration(peer(1), RegistrationReason.NEW, START));
        runner.tick(START);
        runner.nodeLeft(attestor);

        until(2);

        assertThat(rawTargets()).containsExactly(peer(1), peer(1));
    }

    @Test
    void aRawBenchmarkOfALargeSetupAsksForAHundredRandomChunksInALineThatIsNotTooLong() {
        List<Integer> many = IntStream.rangeClosed(Integer.MAX_VALUE - 9_999, Integer.MAX_VALUE - 1)
                .boxed()
                .toList();
        view.planned("setup-1", TestSwarm.setup("setup-1", many, peer(1), peer(2)));
        runner.measureNow(Optional.of("setup-1"), Optional.empty(), START);
        runner.tick(START);
        runner.tick(START + 100);

        List<AgentLine.Probe> probes =
                asked().stream().filter(probe -> probe.indexes().size() > 2).toList();
        assertThat(probes).hasSize(2).allSatisfy(probe -> {
            assertThat(probe.indexes()).hasSize(100).doesNotHaveDuplicates().isSubsetOf(many);
            assertThat(new AgentLineWriter(new ObjectMapper()).write(probe)).hasSizeLessThan(64 * 1024);
        });
        assertThat(probes.get(0).indexes()).isNotEqualTo(probes.get(1).indexes());
    }

    @Test
    void whileAHosterIsAskedOtherChunksInThePlanAreNoReasonToAskItAgain() {
        connected = Optional.empty();
        run(0, 9_900);
        connected = Optional.of(attestor);
        runner.measureNow(Optional.of("setup-1"), Optional.of(peer(1)), START + 9_900);
        runner.tick(START + 9_900);
        view.planned("setup-1", TestSwarm.setup("setup-1", List.of(1, 2, 3, 5), peer(1)));

        run(10_000, 20_000);

        assertThat(asked().stream().filter(probe -> probe.hoster().equals(peer(1))))
                .hasSize(1);
    }

    @Test
    void whoIsAskedForByHandIsMeasuredRawAtOnceAndNotInBursts() {
        assertThat(runner.measureNow(Optional.of("setup-1"), Optional.empty(), START))
                .isEqualTo(2);

        runner.tick(START);
        assertThat(rawTargets()).hasSize(1);
        runner.tick(START + 100);
        assertThat(rawTargets()).containsExactlyInAnyOrder(peer(1), peer(2));
    }

    @Test
    void withoutANodeThatCouldMeasureARequestIsRefused() {
        connected = Optional.empty();

        assertThatThrownBy(() -> runner.measureNow(Optional.empty(), Optional.empty(), START))
                .hasMessageContaining("NO_ATTESTOR");
    }

    @Test
    void theQuestionsFollowTheDemandAndRawOnesDoNot() {
        demand = new ChunkDemand(Map.of(1, 100, 8, 100));
        runner.measureNow(Optional.empty(), Optional.of(peer(1)), START);
        runner.tick(START);
        answer(rawProbes().get(0), Outcome.OK, START);
        for (int round = 0; round < 200; round++) {
            run(round * 10_000L, (round + 1) * 10_000L);
            asked().forEach(probe -> runner.nodeLeft(attestor));
        }

        List<Integer> working = asked().stream()
                .filter(probe -> probe.indexes().size() == 2)
                .flatMap(probe -> probe.indexes().stream())
                .toList();
        assertThat(rawTargets()).containsExactly(peer(1));
        assertThat(working).contains(2, 3, 5);
        assertThat(working.stream().filter(index -> index == 1 || index == 8).count())
                .isGreaterThan(working.size() / 2);
    }

    private AgentLine.Probe firstProbe() {
        for (long at = 0; asked().isEmpty(); at += 100) {
            runner.tick(START + at);
        }
        return asked().get(0);
    }

    private void run(long from, long to) {
        for (long at = from; at < to; at += 100) {
            runner.tick(START + at);
        }
    }

    private BenchmarkResult result() throws InterruptedException {
        return outbox.next(BenchmarkResult.class).orElseThrow();
    }

    private List<AgentLine.Probe> asked() {
        return attestor.heard(AgentLine.Probe.class);
    }

    private List<String> rawTargets() {
        return rawProbes().stream().map(AgentLine.Probe::hoster).toList();
    }

    private List<AgentLine.Probe> rawProbes() {
        return asked().stream().filter(probe -> probe.indexes().equals(CHUNKS)).toList();
    }

    /** Lets time pass until so many RAW benchmarks were made. */
    private void until(int count) {
        for (long at = 5_000; rawProbes().size() < count; at += 100) {
            assertThat(at).isLessThan(60_000);
            runner.tick(START + at);
        }
    }

    private void answer(AgentLine.Probe probe, Outcome outcome, long now) {
        boolean isOk = outcome == Outcome.OK;
        probe.indexes()
                .forEach(index -> runner.sampled(
                        new ProbeSample(probe.id(), index, outcome, isOk ? 65_536 : 0, isOk ? 12.5 : 0)));
        runner.ended(new ProbeEnd(probe.id(), 16), now);
    }
}
