package io.swarmgauge.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Result;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.junit.jupiter.api.Test;

class UnreadableConclusionsTest {

    private final UnreadableConclusions handler = new UnreadableConclusions();

    @Test
    void aRegistryThatIsAwayStopsTheThreadAndLosesNothing() {
        assertThat(resultOf(new SerializationException("no schema", new ConnectException("refused"))))
                .isEqualTo(Result.FAIL);
        assertThat(resultOf(new TimeoutException("503"))).isEqualTo(Result.FAIL);
    }

    @Test
    void badBytesBecomeADeadLetterAndTheRestGoesOn() {
        assertThat(resultOf(new SerializationException("Unknown magic byte!"))).isEqualTo(Result.RESUME);
    }

    @SuppressWarnings("NullAway") // the context is not looked at
    private Result resultOf(Exception failure) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("gauge.bandwidth", 0, 7, new byte[] {1}, new byte[] {2});
        ErrorHandlerContext context = null;
        return handler.handleError(context, record, failure).result();
    }
}
