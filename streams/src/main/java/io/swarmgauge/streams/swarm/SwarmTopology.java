package io.swarmgauge.streams.swarm;

import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.schema.node.RequestHarvest;
import io.swarmgauge.schema.node.StorageCheck;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.Revised;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.RevisedWindows;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.swarm.SwarmWindow;
import io.swarmgauge.streams.swarm.Observation.Check;
import io.swarmgauge.streams.swarm.Observation.Harvest;
import io.swarmgauge.topics.TopicCatalogue;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From harvests, storage checks and the hosters' batches to gauge.swarm. */
public final class SwarmTopology {

    private final WindowTimes times;
    private final RecordSerdes serdes;
    private final StreamsMeters meters;

    public SwarmTopology(WindowTimes times, RecordSerdes serdes, StreamsMeters meters) {
        this.times = times;
        this.serdes = serdes;
        this.meters = meters;
    }

    /** The health of the setups' chunks, window by window, for the rooms that conclude from it. */
    public KStream<String, Revised<Health>> attach(
            KStream<String, Accepted<RequestHarvest>> harvests,
            KStream<String, Accepted<StorageCheck>> checks,
            KStream<String, Accepted<TransferBatch>> transfers) {
        KStream<String, Accepted<Observation>> harvested =
                harvests.mapValues(harvest -> harvest.map(Harvest::new), Named.as("swarm-harvested"));
        KStream<String, Accepted<Observation>> checked =
                checks.mapValues(check -> check.map(Check::new), Named.as("swarm-checked"));
        KStream<String, Accepted<Observation>> demanded =
                transfers.process(HostersOnly::new, Named.as("swarm-demanded"), HostingSetups.STORE);
        KStream<String, SwarmFindings> concluded = harvested
                .merge(checked, Named.as("swarm-attested"))
                .merge(demanded, Named.as("swarm-observed"))
                .process(windows(), Named.as("swarm-concluded"), HostingSetups.STORE);
        concluded
                .process(new CurrentSwarm(), Named.as("swarm-kept"))
                .to(
                        TopicCatalogue.SWARM.name(),
                        Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.SWARM))
                                .withName("swarm-published"));
        return concluded.flatMapValues(SwarmFindings::revisedHealth, Named.as("swarm-healths"));
    }

    private RevisedWindows<Observation, SwarmWindow, SwarmFindings> windows() {
        return new RevisedWindows<>(
                "swarm-windows", times, new SwarmPolicy(times), StateSerde.of(SwarmWindow.class), meters);
    }
}
