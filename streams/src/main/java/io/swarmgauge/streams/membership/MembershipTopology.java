package io.swarmgauge.streams.membership;

import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.topics.TopicCatalogue;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From registrations to gauge.nodes. */
public final class MembershipTopology {

    private final RecordSerdes serdes;

    public MembershipTopology(RecordSerdes serdes) {
        this.serdes = serdes;
    }

    public void attach(KStream<String, Accepted<NodeRegistration>> registrations) {
        registrations
                .process(new KnownNodes(), Named.as("membership-kept"))
                .to(
                        TopicCatalogue.NODES.name(),
                        Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.NODES))
                                .withName("membership-published"));
    }
}
