package io.swarmgauge.streams.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.Refusal;
import io.swarmgauge.streams.kit.Refusal.Reason;
import io.swarmgauge.streams.kit.Refused;
import io.swarmgauge.streams.kit.SourcePosition;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.topics.TopicCatalogue;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Keeps the plan's hosting setups at hand. A setup that cannot be used is refused and the one before it stays. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class SetupKeeper implements Processor<byte @Nullable [], byte @Nullable [], String, Refused> {

    private static final String TOPIC = TopicCatalogue.HOSTING_SETUPS.name();

    private final Decoder<HostingSetup> decoder;
    private final StreamsMeters meters;
    private final SetupRules rules = new SetupRules();
    private ProcessorContext<String, Refused> context;
    private HostingSetups setups;

    SetupKeeper(Decoder<HostingSetup> decoder, StreamsMeters meters) {
        this.decoder = decoder;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, Refused> processorContext) {
        context = processorContext;
        setups = HostingSetups.in(context);
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        if (record.key() == null) {
            refuse(record, new Refusal(Reason.INVALID, "the key is missing"));
        } else if (record.value() == null) {
            setups.forget(new String(record.key(), UTF_8));
        } else {
            keep(record, new String(record.key(), UTF_8), record.value());
        }
    }

    @Override
    public void close() {
        decoder.close();
    }

    private void keep(Record<byte @Nullable [], byte @Nullable []> record, String key, byte[] bytes) {
        try {
            HostingSetup setup = decoder.decode(bytes);
            Findings findings = new Findings();
            findings.require(setup.getSetupId().equals(key), () -> "the key is '%s', the record is about '%s'"
                    .formatted(key, setup.getSetupId()));
            rules.check(setup, findings);
            if (findings.problems().isEmpty()) {
                meters.accepted(TOPIC);
                setups.keep(setup);
            } else {
                refuse(record, new Refusal(Reason.INVALID, findings.inWords()));
            }
        } catch (SerializationException e) {
            refuse(record, new Refusal(Reason.UNDECODABLE, String.valueOf(e.getMessage())));
        }
    }

    private void refuse(Record<byte @Nullable [], byte @Nullable []> record, Refusal refusal) {
        meters.refused(TOPIC, refusal.reason());
        SourcePosition source = SourcePosition.of(context, record.timestamp());
        context.forward(record.withKey("").withValue(new Refused(record.key(), record.value(), source, refusal)));
    }
}
