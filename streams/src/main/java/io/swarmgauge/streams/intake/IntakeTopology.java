package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.signing.SignatureCheck;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.DeadLetters;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** Lets records in: from bytes on a topic to accepted records for the rooms, and dead letters for the rest. */
public final class IntakeTopology {

    private final StreamsBuilder builder;
    private final RecordSerdes serdes;
    private final Duration retention;
    private final HomePartition home;
    private final Supplier<SignatureCheck> signatures;
    private final StreamsMeters meters;

    /** @param signatures gives a check for each task: one is for one thread */
    public IntakeTopology(
            StreamsBuilder builder,
            RecordSerdes serdes,
            Duration retention,
            HomePartition home,
            Supplier<SignatureCheck> signatures,
            StreamsMeters meters) {
        this.builder = builder;
        this.serdes = serdes;
        this.retention = retention;
        this.home = home;
        this.signatures = signatures;
        this.meters = meters;
    }

    /** Keeps the plan's hosting setups in the store that the rooms read. */
    public void keepSetups() {
        Topic<HostingSetup> topic = TopicCatalogue.HOSTING_SETUPS;
        builder.addStateStore(HostingSetups.store());
        DeadLetters.write(
                topic.name(),
                source(topic)
                        .process(
                                () -> new SetupKeeper(decoder(topic), meters),
                                Named.as(topic.name() + "-kept"),
                                HostingSetups.STORE));
    }

    /** The records of one topic that may enter. */
    public <V> KStream<String, Accepted<V>> admit(NodeTopic<V> topic) {
        String name = topic.name();
        String sequences = SequenceBook.storeName(topic);
        String[] stores =
                topic.isAboutSetups() ? new String[] {HostingSetups.STORE, sequences} : new String[] {sequences};
        builder.addStateStore(SequenceBook.store(topic));
        KStream<String, Judged<V>> judged = source(topic.topic())
                .process(
                        () -> new Judge<>(topic, retention, home, signatures.get(), decoder(topic.topic()), meters),
                        Named.as(name + "-judged"),
                        stores);
        DeadLetters.write(name, judged.flatMapValues(Judged::refused, Named.as(name + "-refused")));
        return judged.flatMapValues(Judged::accepted, Named.as(name + "-accepted"));
    }

    private KStream<byte[], byte[]> source(Topic<?> topic) {
        return builder.stream(
                topic.name(),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                        .withTimestampExtractor(new EventTime())
                        .withName(topic.name()));
    }

    private <V> Decoder<V> decoder(Topic<V> topic) {
        return new Decoder<>(topic.name(), serdes.deserializer(topic));
    }
}
