package io.swarmgauge.producers.benchmark;

import io.micrometer.core.instrument.Counter;
import io.swarmgauge.producers.config.BenchmarkSettings;
import io.swarmgauge.producers.harvest.ChunkDemand;
import io.swarmgauge.producers.intake.AgentLine;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.intake.NodeLine;
import io.swarmgauge.producers.publish.Publisher;
import io.swarmgauge.producers.schedule.RandomRounds;
import io.swarmgauge.producers.swarm.ProbeTarget;
import io.swarmgauge.producers.swarm.SwarmView;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An attestor's measuring: whom to ask, when and for what is decided here; the act of asking is the node's. */
public final class BenchmarkRunner {

    private static final Logger LOG = LoggerFactory.getLogger(BenchmarkRunner.class);

    /** Enough to tell a hoster's speed, and little enough to cost it little and to fit into the longest line of the protocol. */
    private static final int RAW_CHUNKS = 100;

    private final long timeoutMs;
    private final Function<String, Optional<NodeConnection>> proberOf;
    private final Function<String, ChunkDemand> demandOf;
    private final Publisher publisher;
    private final SwarmView view;
    private final RawDue raw;
    private final RandomRounds<ProbeTarget> rounds;
    private final ChunkChoice choice;
    private final ChunkChoice rawChoice;
    private final Counter brokenOff;
    private final ProbeBook book = new ProbeBook();
    private final String idPrefix;
    private long asked;

    /**
     * An attestor that has asked nobody yet.
     *
     * @param proberOf the node that can be asked to measure a setup, if one is connected
     * @param demandOf how much each chunk of a setup is asked for by others
     * @param brokenOff counts the probes that the node did not end
     */
    public BenchmarkRunner(
            BenchmarkSettings settings,
            SwarmView view,
            Function<String, Optional<NodeConnection>> proberOf,
            Function<String, ChunkDemand> demandOf,
            Publisher publisher,
            long startedMs,
            RandomGenerator random,
            Counter brokenOff) {
        this.timeoutMs = settings.timeout().toMillis();
        this.view = view;
        this.raw = new RawDue(view, startedMs, random);
        this.proberOf = proberOf;
        this.demandOf = demandOf;
        this.publisher = publisher;
        this.brokenOff = brokenOff;
        this.rounds = new RandomRounds<>(settings.every().toMillis(), random);
        this.choice = new ChunkChoice(settings.chunks(), random);
        this.rawChoice = new ChunkChoice(RAW_CHUNKS, random);
        this.idPrefix = Long.toString(startedMs, Character.MAX_RADIX) + "-";
    }

    /** Asks whom it is time to ask, and settles what was not answered in time. To be called often, on one thread. */
    public void tick(long now) {
        book.overdue(now).forEach(this::settle);
        for (ProbeTarget target : raw.targets(now)) {
            if (ask(target, BenchmarkKind.RAW, rawChoice.from(target.chunks(), ChunkDemand.NONE), now)) {
                raw.asked(target.hosting(), now);
                break; // the others next time: hosters are not asked in bursts
            }
        }
        for (ProbeTarget target : rounds.due(now, view.targets())) {
            List<Integer> chosen = choice.from(target.chunks(), demandOf.apply(target.setup()));
            ask(target, BenchmarkKind.WORKING, chosen, now);
        }
    }

    /** Has the hosters measured RAW, those of one setup or one of them where that is said, and returns how many they are. */
    public int measureNow(Optional<String> setup, Optional<String> hoster, long now) {
        return raw.request(
                setup, hoster, target -> proberOf.apply(target.setup()).isPresent(), now);
    }

    public void sampled(NodeLine.ProbeSample sample) {
        book.sample(sample);
    }

    public void ended(NodeLine.ProbeEnd end, long now) {
        publish(book.end(end, now));
    }

    public void nodeLeft(NodeConnection node) {
        int abandoned = book.abandon(node);
        if (abandoned > 0) {
            LOG.info("{} left while it was asking: {} probes say nothing", node.name(), abandoned);
        }
    }

    private boolean ask(ProbeTarget target, BenchmarkKind kind, List<Integer> indexes, long now) {
        Optional<NodeConnection> prober = proberOf.apply(target.setup());
        if (prober.isEmpty() || book.isAsking(target)) {
            return false;
        }
        asked++;
        Probe probe = new Probe(idPrefix + asked, target, kind, indexes, timeoutMs, now, prober.get());
        book.started(probe);
        prober.get().send(new AgentLine.Probe(probe.id(), target.setup(), target.hoster(), probe.indexes(), timeoutMs));
        return true;
    }

    private void settle(FinishedProbe overdue) {
        LOG.warn(
                "{} did not end probe {} of {}: {} of {} samples came",
                overdue.probe().prober().name(),
                overdue.probe().id(),
                overdue.probe().target().hoster(),
                overdue.samples().size(),
                overdue.probe().indexes().size());
        brokenOff.increment();
        if (!overdue.samples().isEmpty()) {
            publish(overdue);
        }
    }

    private void publish(FinishedProbe finished) {
        Probe probe = finished.probe();
        publisher.publish(TopicCatalogue.BENCHMARKS, probe.target().setup(), finished.window(), finished::result);
        if (probe.kind() == BenchmarkKind.RAW && finished.hasDelivered()) {
            raw.delivered(probe.target().hosting());
        }
    }
}
