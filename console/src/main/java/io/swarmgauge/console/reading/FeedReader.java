package io.swarmgauge.console.reading;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.swarmgauge.console.views.Feed;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.signing.SignatureCheck;
import io.swarmgauge.signing.SignatureCheck.Result;
import io.swarmgauge.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts one topic's records into its view. */
final class FeedReader<V> {

    private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);

    private final Feed<V> feed;
    private final Deserializer<V> deserializer;
    private final Counter read;
    private final Counter undecodable;
    private final SignatureCheck signatures = new SignatureCheck();

    FeedReader(Feed<V> feed, RecordSerdes serdes, MeterRegistry meters) {
        this.feed = feed;
        this.deserializer = serdes.deserializer(feed.topic());
        this.read = Counter.builder("swarmgauge.console.records")
                .description("Records read into the views")
                .tag("topic", topic())
                .register(meters);
        this.undecodable = Counter.builder("swarmgauge.console.undecodable")
                .description(
                        "Records left out of the views because they are not what the topic holds, or ask for the impossible")
                .tag("topic", topic())
                .register(meters);
    }

    String topic() {
        return feed.topic().name();
    }

    /** How far back reading begins; empty for the whole topic. */
    Optional<Duration> lookBack() {
        return feed.lookBack();
    }

    /**
     * Takes the record; one that cannot be decoded is counted and left out.
     *
     * @throws RegistryOutage if the registry must be asked again first; nothing has been taken then
     */
    void take(ConsumerRecord<byte[], byte[]> conclusion) {
        try {
            put(conclusion);
            read.increment();
        } catch (RuntimeException e) {
            if (RegistryOutage.isCauseOf(e)) {
                throw new RegistryOutage(e);
            }
            undecodable.increment();
            LOG.warn(
                    "{}/{}@{} is left out: {}",
                    conclusion.topic(),
                    conclusion.partition(),
                    conclusion.offset(),
                    e.toString());
        }
    }

    private void put(ConsumerRecord<byte[], byte[]> conclusion) {
        if (conclusion.key() == null) {
            throw new IllegalArgumentException("it has no key");
        }
        String key = new String(conclusion.key(), StandardCharsets.UTF_8);
        if (feed.topic().writer() == Topic.Writer.NODES) {
            requireSigned(key, conclusion);
        }
        if (conclusion.value() == null) {
            feed.view().remove(key);
        } else {
            feed.view().put(key, deserializer.deserialize(conclusion.topic(), conclusion.value()));
        }
    }

    /** What a node says of itself has not been through the streams side's door: its word counts only with its own signature. */
    private void requireSigned(String nodeId, ConsumerRecord<byte[], byte[]> said) {
        Result result = signatures.check(said.topic(), said.key(), said.value(), said.headers());
        if (!(result instanceof Result.Signed signed && signed.by().hex().equals(nodeId))) {
            throw new IllegalArgumentException("it is not signed by the node that it is about");
        }
    }
}
