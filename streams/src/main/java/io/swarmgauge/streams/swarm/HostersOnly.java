package io.swarmgauge.streams.swarm;

import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.swarm.Observation.Demand;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What the setup's hosters say they were asked for. Anybody may write batches, and state grows with hosters alone. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class HostersOnly extends ContextualProcessor<String, Accepted<TransferBatch>, String, Accepted<Observation>> {

    private HostingSetups setups;

    @Override
    public void init(ProcessorContext<String, Accepted<Observation>> context) {
        super.init(context);
        setups = HostingSetups.in(context);
    }

    @Override
    public void process(Record<String, Accepted<TransferBatch>> record) {
        Accepted<TransferBatch> batch = record.value();
        setups.find(record.key())
                .filter(setup -> hosts(setup, batch.header().getNodeId()))
                .ifPresent(setup -> context().forward(record.withValue(batch.map(HostersOnly::demand))));
    }

    private static boolean hosts(HostingSetup setup, String nodeId) {
        return setup.getHosters().stream()
                .anyMatch(hoster -> hoster.getHosterId().equals(nodeId));
    }

    private static Observation demand(TransferBatch batch) {
        return new Demand(batch.getHeader(), batch.getRequests());
    }
}
