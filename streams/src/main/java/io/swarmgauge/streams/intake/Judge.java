package io.swarmgauge.streams.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmgauge.streams.intake.Judged.Admitted;
import io.swarmgauge.streams.intake.Judged.TurnedAway;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.Refusal;
import io.swarmgauge.streams.kit.Refusal.Reason;
import io.swarmgauge.streams.kit.Refused;
import io.swarmgauge.streams.kit.SourcePosition;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.topics.Topic.Cleanup;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Decodes and judges the records of one topic of nodes. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class Judge<V> implements Processor<byte @Nullable [], byte @Nullable [], String, Judged<V>> {

    private final NodeTopic<V> topic;
    private final Duration retention;
    private final Decoder<V> decoder;
    private final StreamsMeters meters;
    private ProcessorContext<String, Judged<V>> context;
    private AdmissionPolicy<V> policy;

    Judge(NodeTopic<V> topic, Duration retention, Decoder<V> decoder, StreamsMeters meters) {
        this.topic = topic;
        this.retention = retention;
        this.decoder = decoder;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, Judged<V>> processorContext) {
        context = processorContext;
        if (topic.isAboutSetups()) {
            HostingSetups setups = HostingSetups.in(context);
            policy = new AdmissionPolicy<>(topic, retention, setups::find);
        } else {
            policy = new AdmissionPolicy<>(topic, retention, setup -> Optional.empty());
        }
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        if (record.value() != null) {
            judge(record, record.value());
        } else if (topic.topic().cleanup() != Cleanup.COMPACT) {
            turnAway(record, new Refusal(Reason.INVALID, "the record has no value"));
        }
    }

    @Override
    public void close() {
        decoder.close();
    }

    private void judge(Record<byte @Nullable [], byte @Nullable []> record, byte[] bytes) {
        String key = record.key() == null ? null : new String(record.key(), UTF_8);
        try {
            V value = decoder.decode(bytes);
            Optional<Refusal> refusal = policy.refuse(key, value, record.timestamp(), context.currentStreamTimeMs());
            refusal.ifPresentOrElse(reason -> turnAway(record, reason), () -> admit(record, value));
        } catch (SerializationException e) {
            turnAway(record, new Refusal(Reason.UNDECODABLE, String.valueOf(e.getMessage())));
        }
    }

    private void admit(Record<?, ?> record, V value) {
        meters.accepted(topic.name());
        Accepted<V> accepted =
                new Accepted<>(value, topic.header().apply(value), SourcePosition.of(context, record.timestamp()));
        context.forward(record.withKey(topic.subject().apply(value)).withValue(new Admitted<>(accepted)));
    }

    private void turnAway(Record<byte @Nullable [], byte @Nullable []> record, Refusal refusal) {
        meters.refused(topic.name(), refusal.reason());
        SourcePosition source = SourcePosition.of(context, record.timestamp());
        Refused refused = new Refused(record.key(), record.value(), source, refusal);
        context.forward(record.withKey("").withValue(new TurnedAway<>(refused)));
    }
}
