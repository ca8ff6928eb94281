package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.compliance.Evidence.Attested;
import io.swarmgauge.streams.compliance.Evidence.Checked;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.Revised;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.topics.TopicCatalogue;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From what attestors agreed on and how far chunks could be had to gauge.compliance. */
public final class ComplianceTopology {

    private final ComplianceSettings settings;
    private final WindowTimes times;
    private final RecordSerdes serdes;
    private final StreamsMeters meters;

    public ComplianceTopology(
            ComplianceSettings settings, WindowTimes times, RecordSerdes serdes, StreamsMeters meters) {
        this.settings = settings;
        this.times = times;
        this.serdes = serdes;
        this.meters = meters;
    }

    public void attach(KStream<String, AttestedWindow> attested, KStream<String, Revised<Health>> healths) {
        KStream<String, Evidence> answers = attested.mapValues(Attested::new, Named.as("compliance-attested"));
        KStream<String, Evidence> chunks = healths.mapValues(Checked::new, Named.as("compliance-checked"));
        answers.merge(chunks, Named.as("compliance-evidence"))
                .process(room(), Named.as("compliance-kept"), HostingSetups.STORE)
                .to(
                        TopicCatalogue.COMPLIANCE.name(),
                        Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.COMPLIANCE))
                                .withName("compliance-published"));
    }

    private Compliance room() {
        return new Compliance(times, new CompliancePolicy(new BurnRatePolicy(settings)), meters, System::nanoTime);
    }
}
