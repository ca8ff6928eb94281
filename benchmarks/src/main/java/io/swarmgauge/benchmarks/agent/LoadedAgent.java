package io.swarmgauge.benchmarks.agent;

import io.swarmgauge.benchmarks.kafka.BenchTopics;
import io.swarmgauge.signing.KeyFileException;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An agent whose node says chunk events at a steady rate, and what of them is on the broker. */
final class LoadedAgent implements AutoCloseable {

    /** So long before the beginning of an interval nothing more has to be prepared. */
    private static final long SOON_MS = 100;

    record Figures(ProcessFigures process, WireFigures wire) {}

    private final int perSecond;
    private final Duration flush;
    private final String bootstrapServers;
    private final BenchTopics topics;
    private final Clock clock = Clock.systemUTC();
    private final AgentProcess agent;
    private final NodeSession session;
    private final OpenLoop loop;
    private long logBefore;
    private long nowMs;
    private @Nullable ProcessFigures measured;

    /** Starts it. */
    LoadedAgent(int perSecond, Duration flush, Path directory, String bootstrapServers, BenchTopics topics)
            throws IOException, KeyFileException, InterruptedException {
        this.perSecond = perSecond;
        this.flush = flush;
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.agent = new AgentProcess("at-" + perSecond, directory, bootstrapServers, flush);
        this.session = agent.connect();
        // A whole number of intervals: a part of one would take as many bytes for fewer events.
        long intervalMs = flush.toMillis();
        this.nowMs = (clock.millis() + SOON_MS) / intervalMs * intervalMs + intervalMs;
        this.loop = new OpenLoop(session, perSecond, nowMs, clock);
    }

    /** One flush interval that is not measured. */
    void warmUp() throws IOException {
        // By the middle of it, the empty batches from before it are on the broker, and none of its own.
        loop.until(nowMs + flush.toMillis() / 2);
        logBefore = topics.logBytes(TopicCatalogue.TRANSFERS.name());
        nowMs += flush.toMillis();
        loop.until(nowMs);
        long unused = loop.latestMs();
    }

    /** Goes on for so long and measures it. */
    void measure(Duration time) throws IOException {
        long before = loop.sent();
        ProcessUse began = agent.use();
        long beganNanos = System.nanoTime();
        nowMs += time.toMillis();
        loop.until(nowMs);
        measured = ProcessFigures.between(
                "agent, %,d chunk events/s".formatted(perSecond),
                began,
                agent.use(),
                Duration.ofNanos(System.nanoTime() - beganNanos),
                loop.sent() - before,
                loop.latestMs());
    }

    /**
     * What was measured, once every event is on the broker.
     *
     * @throws AgentBenchException if one is not
     */
    Figures figures() {
        try (ArrivedTransfers arrived = new ArrivedTransfers(bootstrapServers, agent.nodeId())) {
            arrived.await(loop.sent());
            long logBytes = topics.logBytes(TopicCatalogue.TRANSFERS.name()) - logBefore;
            if (session.stored() != loop.sent()) {
                throw new AgentBenchException("%,d lines were said, the agent has stored them up to %,d"
                        .formatted(loop.sent(), session.stored()));
            }
            return new Figures(
                    Objects.requireNonNull(measured, "measure comes first"),
                    new WireFigures(perSecond, loop.sent(), arrived.records(), logBytes, arrived.valueBytes()));
        }
    }

    @Override
    public void close() throws IOException {
        session.close();
        agent.close();
    }
}
