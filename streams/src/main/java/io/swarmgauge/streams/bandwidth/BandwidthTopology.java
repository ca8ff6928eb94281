package io.swarmgauge.streams.bandwidth;

import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.RevisedWindows;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.bandwidth.BandwidthState;
import io.swarmgauge.topics.TopicCatalogue;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From transfer batches to gauge.bandwidth. */
public final class BandwidthTopology {

    private final WindowTimes times;
    private final RecordSerdes serdes;
    private final StreamsMeters meters;

    public BandwidthTopology(WindowTimes times, RecordSerdes serdes, StreamsMeters meters) {
        this.times = times;
        this.serdes = serdes;
        this.meters = meters;
    }

    public void attach(KStream<String, Accepted<TransferBatch>> transfers) {
        transfers
                .process(windows(), Named.as("bandwidth-concluded"), HostingSetups.STORE)
                .to(
                        TopicCatalogue.BANDWIDTH.name(),
                        Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.BANDWIDTH))
                                .withName("bandwidth-published"));
    }

    private RevisedWindows<TransferBatch, BandwidthState, BandwidthWindow> windows() {
        return new RevisedWindows<>(
                "bandwidth-windows", times, new BandwidthPolicy(times), StateSerde.of(BandwidthState.class), meters);
    }
}
