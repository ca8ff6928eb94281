package io.swarmgauge.streams.runtime;

import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A dead letter that the cluster finds too large is given up, so that no node can stop the application with one record.
 * Whatever else cannot be written stops the thread, which starts anew at the same record.
 */
public final class UnsendableLetters implements ProductionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UnsendableLetters.class);

    private @Nullable StreamsMeters meters;

    @Override
    public void configure(Map<String, ?> configs) {
        meters = (StreamsMeters) configs.get(UnreadableConclusions.METERS);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (!(exception instanceof RecordTooLargeException)
                || !record.topic().equals(TopicCatalogue.DEAD_LETTERS.name())) {
            return Response.fail();
        }
        LOG.warn(
                "a dead letter is too large for the cluster and is lost; it stands on {}, partition {}, offset {}",
                context.topic(),
                context.partition(),
                context.offset(),
                exception);
        if (meters != null) {
            meters.lostLetter(context.topic());
        }
        return Response.resume();
    }
}
