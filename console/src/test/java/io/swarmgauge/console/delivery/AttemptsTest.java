package io.swarmgauge.console.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.delivery.Answer.Verdict;
import io.swarmgauge.console.delivery.Attempts.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptsTest {

    private static final Instant START = Alerts.START;

    private final Attempts attempts = new Attempts(3);

    @ParameterizedTest
    @CsvSource({
        "200,TAKEN", "204,TAKEN", "301,NOT_NOW", "400,REFUSED", "401,NOT_NOW", "403,NOT_NOW", "404,NOT_NOW",
        "408,NOT_NOW", "410,REFUSED", "413,REFUSED", "422,REFUSED", "429,NOT_NOW", "500,NOT_NOW", "503,NOT_NOW"
    })
    void aStatusBlamesTheStatementOnlyIfItIsAboutIt(int status, Verdict verdict) {
        assertThat(Answer.verdict(status)).isEqualTo(verdict);
    }

    @Test
    void pausesDoubleUpToAMinuteAndSuccessForgetsThem() {
        Retries retries = new Retries();
        long[] pauses = {1, 2, 4, 8, 16, 32, 60, 60, 60};
        Instant now = START;
        for (long pause : pauses) {
            retries.failed(now, Optional.empty());
            assertThat(retries.mayTry(now.plusSeconds(pause).minusMillis(1))).isFalse();
            now = now.plusSeconds(pause);
            assertThat(retries.mayTry(now)).isTrue();
        }
        retries.succeeded();
        retries.failed(now, Optional.empty());
        assertThat(retries.mayTry(now.plusSeconds(1))).isTrue();
    }

    @Test
    void aReceiverThatAsksForPatienceGetsItUpToAnHour() {
        Retries retries = new Retries();

        retries.failed(START, Optional.of(Duration.ofSeconds(30)));
        assertThat(retries.mayTry(START.plusSeconds(29))).isFalse();
        assertThat(retries.mayTry(START.plusSeconds(30))).isTrue();

        retries.failed(START, Optional.of(Duration.ofDays(9)));
        assertThat(retries.mayTry(START.plus(Duration.ofHours(1)))).isTrue();
    }

    @Test
    void anAbsentReceiverIsWaitedForWithoutEnd() {
        for (int time = 0; time < 1_000; time++) {
            assertThat(attempts.after(answer(Verdict.NOT_NOW), START)).isEqualTo(Outcome.AGAIN);
        }
        assertThat(attempts.after(answer(Verdict.TAKEN), START)).isEqualTo(Outcome.DELIVERED);
        assertThat(attempts.mayTry(START)).isTrue();
    }

    @Test
    void aStatementThatIsRefusedTooOftenIsGivenUpAndTheNextOneHasAllItsTries() {
        for (int statement = 0; statement < 2; statement++) {
            assertThat(attempts.after(answer(Verdict.REFUSED), START)).isEqualTo(Outcome.AGAIN);
            assertThat(attempts.after(answer(Verdict.NOT_NOW), START)).isEqualTo(Outcome.AGAIN);
            assertThat(attempts.after(answer(Verdict.REFUSED), START)).isEqualTo(Outcome.AGAIN);
            assertThat(attempts.after(answer(Verdict.REFUSED), START)).isEqualTo(Outcome.GIVEN_UP);
            assertThat(attempts.mayTry(START)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"120,120", "' 7 ',7", "'Wed, 25 Nov 2026 04:00:10 GMT',10", "'Wed, 25 Nov 2026 03:00:00 GMT',0"})
    void retryAfterIsSecondsOrADate(String header, long seconds) {
        assertThat(RetryAfter.read(header, START)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void anotherRetryAfterIsNone() {
        assertThat(RetryAfter.read("soon", START)).isEmpty();
        assertThat(RetryAfter.read("-1", START)).isEmpty();
    }

    private static Answer answer(Verdict verdict) {
        return new Answer(verdict, "", Optional.empty());
    }
}
