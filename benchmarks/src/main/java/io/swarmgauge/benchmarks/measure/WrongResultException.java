package io.swarmgauge.benchmarks.measure;

/** What came out is not what must come out, so that no figure of it is worth anything. */
public final class WrongResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WrongResultException(String message) {
        super(message);
    }
}
