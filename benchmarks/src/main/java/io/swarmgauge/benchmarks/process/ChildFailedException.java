package io.swarmgauge.benchmarks.process;

/** A JVM of the benchmark did not do what it should; the message names its log. */
public final class ChildFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChildFailedException(String message) {
        super(message);
    }
}
