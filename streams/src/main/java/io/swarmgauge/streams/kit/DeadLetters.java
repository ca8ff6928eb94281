package io.swarmgauge.streams.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmgauge.topics.DeadLetterHeaders;
import io.swarmgauge.topics.TopicCatalogue;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was refused: the original key, value and headers, and the reason in headers of its own. Of a record that
 * no letter can hold, only the reason and the place where it stood are kept.
 */
public final class DeadLetters {

    private DeadLetters() {}

    /** Writes the refused records of one source; the name is the prefix of the nodes' names. */
    public static void write(String name, KStream<String, Refused> refused) {
        refused.process(Letters::new, Named.as(name + "-dead-letters"))
                .to(
                        TopicCatalogue.DEAD_LETTERS.name(),
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(name + "-dead-letters-sink"));
    }

    /** Adds the reason to the headers that the record came with. */
    public static void label(Headers headers, Refusal refusal, SourcePosition source) {
        add(headers, DeadLetterHeaders.REASON, refusal.reason().name());
        headers.add(DeadLetterHeaders.DETAIL, LetterSize.shortened(refusal.detail()));
        add(headers, DeadLetterHeaders.TOPIC, source.topic());
        add(headers, DeadLetterHeaders.PARTITION, String.valueOf(source.partition()));
        add(headers, DeadLetterHeaders.OFFSET, String.valueOf(source.offset()));
        add(headers, DeadLetterHeaders.TIMESTAMP, String.valueOf(source.timestamp()));
    }

    private static void add(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(UTF_8));
    }

    private static final class Letters
            extends ContextualProcessor<String, Refused, byte @Nullable [], byte @Nullable []> {
        @Override
        public void process(Record<String, Refused> record) {
            Refused refused = record.value();
            boolean fits = LetterSize.fits(refused.key(), refused.value(), record.headers());
            Headers headers = fits ? record.headers() : new RecordHeaders();
            label(headers, refused.refusal(), refused.source());
            // The letter is as old as the refusal, not as its content: a record may be refused for its age, and the
            // topic's retention must not take it away at once.
            long refusedAt = Math.max(record.timestamp(), context().currentStreamTimeMs());
            context()
                    .forward(new Record<>(
                            fits ? refused.key() : null, fits ? refused.value() : null, refusedAt, headers));
        }
    }
}
