package io.swarmgauge.console.recording;

/** A recording cannot be used, or not on this cluster; says why and what to do. */
public final class UnusableRecordingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableRecordingException(String message) {
        super(message);
    }

    UnusableRecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
