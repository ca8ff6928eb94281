package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.streams.kit.Accepted;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Closes the alerts on the host of a node that says good-bye. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class GoodByeProcessor implements Processor<String, Accepted<NodeRegistration>, String, Alert> {

    private ProcessorContext<String, Alert> context;
    private EpisodeStore episodes;

    @Override
    public void init(ProcessorContext<String, Alert> processorContext) {
        context = processorContext;
        episodes = EpisodeStore.in(context);
    }

    @Override
    public void process(Record<String, Accepted<NodeRegistration>> record) {
        Accepted<NodeRegistration> accepted = record.value();
        if (accepted.value().getReason() != RegistrationReason.LEAVE) {
            return;
        }
        String node = accepted.header().getNodeId();
        long moment = accepted.header().getWindowStart();
        episodes.each((fingerprint, episode) -> DeparturePolicy.leave(fingerprint, episode, node, moment)
                .ifPresent(decision -> {
                    episodes.keep(fingerprint, decision.episode());
                    decision.statement()
                            .ifPresent(alert -> context.forward(new Record<>(fingerprint, alert, alert.getEndsAt())));
                }));
    }
}
