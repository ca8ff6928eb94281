package io.swarmgauge.console;

/** The console cannot start; says why and what to do. */
public final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }

    public CannotStartException(String message) {
        super(message);
    }
}
