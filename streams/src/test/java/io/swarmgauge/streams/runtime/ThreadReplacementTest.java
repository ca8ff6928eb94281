package io.swarmgauge.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** What a stream thread may come out with when brokers were killed or the instance was paused beyond its time-outs. */
    static Stream<RuntimeException> outages() {
        return Stream.of(
                new StreamsException(new ProducerFencedException("fenced")),
                new StreamsException(new InvalidProducerEpochException("an older epoch")),
                new TaskMigratedException("its partitions went elsewhere", new ProducerFencedException("fenced")),
                new StreamsException(new TimeoutException("no answer")),
                new StreamsException(new NotLeaderOrFollowerException("the leader moved")));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void noOutageOfBrokersAndNoPauseEndsTheApplication(RuntimeException outage) {
        ThreadReplacement replacement = new ThreadReplacement(new SimpleMeterRegistry(), Clock.systemUTC());
        assertThat(replacement.handle(outage)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
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
