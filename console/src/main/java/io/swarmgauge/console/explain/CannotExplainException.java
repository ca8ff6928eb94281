package io.swarmgauge.console.explain;

/** There is no such conclusion, or the key may mean several; says which and what to do. */
public final class CannotExplainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    CannotExplainException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
