package io.swarmgauge.benchmarks;

/** An engine came to something else than what the load adds up to. */
final class WrongAggregatesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongAggregatesException(String message) {
        super(message);
    }
}
