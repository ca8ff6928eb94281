package io.swarmgauge.streams.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.signing.SignatureCheck;
import io.swarmgauge.signing.SignatureCheck.Result;
import io.swarmgauge.streams.intake.Judged.Admitted;
import io.swarmgauge.streams.intake.Judged.TurnedAway;
import io.swarmgauge.streams.intake.SequencePolicy.Outcome;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.Refusal;
import io.swarmgauge.streams.kit.Refusal.Reason;
import io.swarmgauge.streams.kit.Refused;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.topics.Topic.Cleanup;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Judges the records of one topic of nodes: who signed it, can it be read, may it enter, was it here before. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class Judge<V> implements Processor<byte @Nullable [], byte @Nullable [], String, Judged<V>> {

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    private final NodeTopic<V> topic;
    private final Duration retention;
    private final HomePartition home;
    private final Decoder<V> decoder;
    private final StreamsMeters meters;
    private final SignatureCheck signatures;
    private ProcessorContext<String, Judged<V>> context;
    private AdmissionPolicy<V> policy;
    private SequenceBook sequences;

    Judge(
            NodeTopic<V> topic,
            Duration retention,
            HomePartition home,
            SignatureCheck signatures,
            Decoder<V> decoder,
            StreamsMeters meters) {
        this.topic = topic;
        this.signatures = signatures;
        this.retention = retention;
        this.home = home;
        this.decoder = decoder;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, Judged<V>> processorContext) {
        context = processorContext;
        sequences = SequenceBook.in(context, topic, new SequencePolicy(retention));
        context.schedule(SWEEP_EVERY, PunctuationType.STREAM_TIME, sequences::sweep);
        if (topic.isAboutSetups()) {
            HostingSetups setups = HostingSetups.in(context);
            policy = new AdmissionPolicy<>(topic, retention, setups::find);
        } else {
            policy = new AdmissionPolicy<>(topic, retention, setup -> Optional.empty());
        }
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        Optional<Bundle> bundle = Bundle.in(record.headers());
        if (bundle.isEmpty()) {
            judge(Arrived.alone(context, record));
            return;
        }
        for (ConsumerRecord<byte[], byte[]> bundled : bundle.get().records()) {
            judge(Arrived.bundled(bundled));
        }
    }

    @Override
    public void close() {
        decoder.close();
    }

    private void judge(Arrived record) {
        Result signature = signatures.check(topic.name(), record.key(), record.value(), record.headers());
        if (signature instanceof Result.Missing missing) {
            turnAway(record, Reason.UNSIGNED, missing.detail());
        } else if (signature instanceof Result.Wrong wrong) {
            turnAway(record, Reason.BAD_SIGNATURE, wrong.detail());
        } else if (record.value() == null) {
            turnAway(record, Reason.INVALID, "the record has no value");
        } else {
            judge(record, record.value(), ((Result.Signed) signature).by());
        }
    }

    private void judge(Arrived record, byte[] bytes, NodeId signer) {
        Optional<String> astray = home.problem(record.key(), record.source().partition());
        if (astray.isPresent()) {
            turnAway(record, Reason.INVALID, astray.get());
            return;
        }
        String key = record.key() == null ? null : new String(record.key(), UTF_8);
        try {
            V value = decoder.decode(bytes);
            Optional<Refusal> refusal =
                    policy.refuse(signer, key, value, record.timestamp(), context.currentStreamTimeMs());
            if (refusal.isPresent()) {
                turnAway(record, refusal.get());
            } else {
                takeItsPlace(record, value);
            }
        } catch (SerializationException e) {
            turnAway(record, Reason.UNDECODABLE, String.valueOf(e.getMessage()));
        }
    }

    /** Last of all: what was refused for another reason has not been here, and may come again. */
    private void takeItsPlace(Arrived record, V value) {
        NodeHeader header = topic.header().apply(value);
        Outcome outcome = sequences.note(topic.subject().apply(value), header, context.currentStreamTimeMs());
        if (outcome instanceof Outcome.Fresh fresh) {
            admit(record, value, fresh);
        } else if (outcome instanceof Outcome.TooScattered scattered) {
            turnAway(record, Reason.TOO_SCATTERED, scattered.detail());
        } else {
            turnAway(
                    record,
                    Reason.DUPLICATE,
                    "number %d of epoch %d was accepted before".formatted(header.getSequence(), header.getEpoch()));
        }
    }

    private void admit(Arrived record, V value, Outcome.Fresh place) {
        meters.accepted(topic.name());
        // Compaction takes records away, so that a gap on such a topic says nothing about the node.
        if (place.change() != 0 && topic.topic().cleanup() != Cleanup.COMPACT) {
            meters.missing(topic.name(), place.change());
        }
        Accepted<V> accepted = new Accepted<>(value, topic.header().apply(value), record.source(), place.arrival());
        // Without the record's headers: its signature is of its bytes, not of what is concluded from them.
        context.forward(new Record<>(topic.subject().apply(value), new Admitted<>(accepted), record.timestamp()));
    }

    private void turnAway(Arrived record, Reason reason, String detail) {
        turnAway(record, new Refusal(reason, detail));
    }

    private void turnAway(Arrived record, Refusal refusal) {
        meters.refused(topic.name(), refusal.reason());
        Refused refused = new Refused(record.key(), record.value(), record.source(), refusal);
        context.forward(new Record<>("", new TurnedAway<>(refused), record.timestamp(), record.headers()));
    }
}
