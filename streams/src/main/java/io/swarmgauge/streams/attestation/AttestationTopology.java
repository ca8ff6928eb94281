package io.swarmgauge.streams.attestation;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.RevisedWindows;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.attestation.AttestationWindow;
import io.swarmgauge.topics.TopicCatalogue;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From attestors' measurements to gauge.attestations, which every conclusion about hosters rests on. */
public final class AttestationTopology {

    private final WindowTimes times;
    private final RecordSerdes serdes;
    private final StreamsMeters meters;

    public AttestationTopology(WindowTimes times, RecordSerdes serdes, StreamsMeters meters) {
        this.times = times;
        this.serdes = serdes;
        this.meters = meters;
    }

    /** What is published, for the rooms that conclude from it. */
    public KStream<String, AttestedWindow> attach(KStream<String, Accepted<BenchmarkResult>> benchmarks) {
        KStream<String, AttestedWindow> attested =
                benchmarks.process(windows(), Named.as("attestation-concluded"), HostingSetups.STORE);
        attested.to(
                TopicCatalogue.ATTESTATIONS.name(),
                Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.ATTESTATIONS))
                        .withName("attestation-published"));
        return attested;
    }

    private RevisedWindows<BenchmarkResult, AttestationWindow, AttestedWindow> windows() {
        return new RevisedWindows<>(
                "attestation-windows",
                times,
                new AttestationPolicy(times),
                StateSerde.of(AttestationWindow.class),
                meters);
    }
}
