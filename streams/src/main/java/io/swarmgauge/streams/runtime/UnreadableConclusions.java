package io.swarmgauge.streams.runtime;

import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.streams.kit.DeadLetters;
import io.swarmgauge.streams.kit.Refusal;
import io.swarmgauge.streams.kit.Refusal.Reason;
import io.swarmgauge.streams.kit.SourcePosition;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * Conclusions that are read back by another room are decoded by Kafka Streams itself. What somebody else put on such a
 * topic becomes a dead letter; a registry that cannot be asked stops the thread, which starts anew at the same record.
 */
public final class UnreadableConclusions implements DeserializationExceptionHandler {

    /** Under this name the configuration holds the application's {@link StreamsMeters}. */
    static final String METERS = "swarmgauge.meters";

    private @Nullable StreamsMeters meters;

    @Override
    public void configure(Map<String, ?> configs) {
        meters = (StreamsMeters) configs.get(METERS);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        if (RegistryOutage.isCauseOf(exception)) {
            return Response.fail();
        }
        if (meters != null) {
            meters.refused(record.topic(), Reason.UNDECODABLE);
        }
        return Response.resume(List.of(letter(record, exception)));
    }

    private static ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> record, Exception exception) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                TopicCatalogue.DEAD_LETTERS.name(), null, record.key(), record.value(), record.headers());
        DeadLetters.label(
                letter.headers(),
                new Refusal(Reason.UNDECODABLE, String.valueOf(exception.getMessage())),
                new SourcePosition(record.topic(), record.partition(), record.offset(), record.timestamp()));
        return letter;
    }
}
