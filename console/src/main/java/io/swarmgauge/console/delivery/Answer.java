package io.swarmgauge.console.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What came of a request.
 *
 * @param verdict what it means for what was sent
 * @param text why, for a log
 * @param retryAfter how long the receiver asks to be left alone
 */
record Answer(Verdict verdict, String text, Optional<Duration> retryAfter) {

    /** What an answer says about what was sent. */
    enum Verdict {
        TAKEN,
        /** This receiver will not take it, however often it is sent. */
        REFUSED,
        /** Nothing is said about it: send it again. */
        NOT_NOW
    }

    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final int REFUSALS = 400;
    private static final int SERVER_ERRORS = 500;

    /** Credentials, the address, patience: somebody can mend these, and then it can be taken. */
    private static final Set<Integer> NOT_ABOUT_THE_BODY =
            Set.of(401, 402, 403, 404, 405, 407, 408, 421, 423, 425, 429);

    /** What an HTTP status means. A redirect is not followed: an address that has moved is for a person to look at. */
    static Verdict verdict(int status) {
        if (status >= OK && status < REDIRECTS) {
            return Verdict.TAKEN;
        }
        return status >= REFUSALS && status < SERVER_ERRORS && !NOT_ABOUT_THE_BODY.contains(status)
                ? Verdict.REFUSED
                : Verdict.NOT_NOW;
    }

    static Answer unreachable(String why) {
        return new Answer(Verdict.NOT_NOW, why, Optional.empty());
    }
}
