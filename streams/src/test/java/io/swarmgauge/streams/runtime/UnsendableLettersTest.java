package io.swarmgauge.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.streams.kit.StreamsMeters;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnsendableLettersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final UnsendableLetters handler = new UnsendableLetters();

    @BeforeEach
    void configure() {
        handler.configure(Map.of(UnreadableConclusions.METERS, new StreamsMeters(registry)));
    }

    @Test
    void aLetterThatIsTooLargeIsCountedAndTheRestGoesOn() {
        assertThat(resultOf("dead-letters", new RecordTooLargeException())).isEqualTo(Result.RESUME);
        assertThat(registry.counter("swarmgauge.streams.lost.letters", "topic", "node.transfers")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void nothingElseIsGivenUp() {
        assertThat(resultOf("dead-letters", new TimeoutException())).isEqualTo(Result.FAIL);
        assertThat(resultOf("gauge.rankings", new RecordTooLargeException())).isEqualTo(Result.FAIL);
    }

    @SuppressWarnings("NullAway") // the source record's bytes are not looked at
    private Result resultOf(String topic, Exception failure) {
        ErrorHandlerContext context = new DefaultErrorHandlerContext(
                null, "node.transfers", 0, 7, new RecordHeaders(), "sink", new TaskId(0, 0), 0, null, null);
        return handler.handleError(context, new ProducerRecord<>(topic, new byte[] {1}), failure)
                .result();
    }
}
