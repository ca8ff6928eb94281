package io.swarmgauge.streams.runtime;

/** The application cannot start here; the message says what to do about it. */
public final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStartException(String message) {
        super(message);
    }
}
