package io.swarmgauge.streams.testkit;

import io.swarmgauge.schema.node.AttestationRating;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds one attestor's measurement of one hoster. Chunks have 1,000 bytes. */
public final class Probe {

    public static final int TIMEOUT_MS = 5_000;
    public static final int CHUNK = 1_000;

    private final String attestor;
    private final String hoster;
    private final long sequence;
    private final List<Sample> samples = new ArrayList<>();
    private String region = "europe";
    private BenchmarkKind kind = BenchmarkKind.WORKING;
    private long start;
    private @Nullable Double elapsedMs = 100.0;

    private Probe(String attestor, String hoster, long sequence) {
        this.attestor = attestor;
        this.hoster = hoster;
        this.sequence = sequence;
    }

    public static Probe of(String attestor, String hoster, long sequence) {
        return new Probe(attestor, hoster, sequence);
    }

    public Probe in(String otherRegion) {
        region = otherRegion;
        return this;
    }

    public Probe at(long time) {
        start = time;
        return this;
    }

    public Probe idle() {
        kind = BenchmarkKind.RAW;
        return this;
    }

    public Probe answered(double... latencies) {
        for (double latency : latencies) {
            samples.add(new Sample(nextIndex(), Outcome.OK, CHUNK, latency, null));
        }
        return this;
    }

    public Probe failed(Outcome outcome, int number) {
        for (int i = 0; i < number; i++) {
            samples.add(new Sample(nextIndex(), outcome, 0, null, null));
        }
        return this;
    }

    public Probe timedOut(int number) {
        return failed(Outcome.TIMEOUT, number);
    }

    /** From the first request to the last answer; null when the node gave no time. */
    public Probe taking(@Nullable Double ms) {
        elapsedMs = ms;
        return this;
    }

    public BenchmarkResult record() {
        return new BenchmarkResult(
                new NodeHeader(attestor, region, 1L, sequence, start, start + 1_000),
                Swarm.SETUP,
                hoster,
                kind,
                TIMEOUT_MS,
                elapsedMs,
                samples,
                AttestationRating.UNKNOWN,
                null,
                null);
    }

    private int nextIndex() {
        return samples.size() % Swarm.setup().getChunks().size();
    }
}
