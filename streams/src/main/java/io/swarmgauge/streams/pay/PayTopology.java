package io.swarmgauge.streams.pay;

import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.topics.TopicCatalogue;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From the rankings of all regions together, and from the plan, to gauge.pay-alignment. */
public final class PayTopology {

    private final RecordSerdes serdes;

    public PayTopology(RecordSerdes serdes) {
        this.serdes = serdes;
    }

    public void attach(KStream<String, Ranking> rankings) {
        rankings.filter((setupId, ranking) -> ranking.getRegion() == null, Named.as("pay-rankings"))
                .processValues(PayProcessor::new, Named.as("pay-concluded"), HostingSetups.STORE)
                .to(
                        TopicCatalogue.PAY_ALIGNMENT.name(),
                        Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.PAY_ALIGNMENT))
                                .withName("pay-published"));
    }
}
