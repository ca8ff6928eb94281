package io.swarmgauge.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class ThreadReplacementTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void theWaitDoublesUpToHalfAMinute() {
        RestartBackoff backoff = new RestartBackoff();
        assertThat(IntStream.range(0, 7).mapToObj(second -> backoff.failedAt(NOON.plusSeconds(second))
                        .toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void aThreadThatRanWellForAWhileIsReplacedAtOnceAgain() {
        RestartBackoff backoff = new RestartBackoff();
        backoff.failedAt(NOON);
        backoff.failedAt(NOON.plusSeconds(2));
        assertThat(backoff.failedAt(NOON.plusSeconds(303))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void anApplicationThatClosesReplacesNothingAndDoesNotWait() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ThreadReplacement replacement = new ThreadReplacement(meters, Clock.systemUTC());
        replacement.close();
        assertThat(replacement.handle(new IllegalStateException("broken")))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(meters.counter("swarmgauge.streams.thread.failures").count()).isEqualTo(1);
    }
}
