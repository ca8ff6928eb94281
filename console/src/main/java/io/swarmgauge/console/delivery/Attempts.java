package io.swarmgauge.console.delivery;

import java.time.Instant;

/**
 * What to do with the statement that is next for a webhook, after each answer. One that the receiver refuses is given up after some tries, as it
 * would hold up all others for ever; an absent receiver is waited for without end. Time is a parameter; not for several threads.
 */
final class Attempts {

    /** What becomes of the statement. */
    enum Outcome {
        DELIVERED,
        AGAIN,
        GIVEN_UP
    }

    private final int tries;
    private final Retries retries = new Retries();
    private int refusals;

    /** @param tries how many refusals of one statement are enough */
    Attempts(int tries) {
        this.tries = tries;
    }

    boolean mayTry(Instant now) {
        return retries.mayTry(now);
    }

    Outcome after(Answer answer, Instant now) {
        boolean isRefused = answer.verdict() == Answer.Verdict.REFUSED;
        refusals += isRefused ? 1 : 0;
        if (answer.verdict() == Answer.Verdict.TAKEN || (isRefused && refusals >= tries)) {
            forget();
            return isRefused ? Outcome.GIVEN_UP : Outcome.DELIVERED;
        }
        retries.failed(now, answer.retryAfter());
        return Outcome.AGAIN;
    }

    /** Another statement is next. */
    void forget() {
        refusals = 0;
        retries.succeeded();
    }
}
