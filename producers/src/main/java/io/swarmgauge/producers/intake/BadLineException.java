package io.swarmgauge.producers.intake;

/** A line that cannot be used. It is answered and counted; it never stops anything. */
public final class BadLineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a line cannot be used, by the names of the node protocol. */
    public enum Reason {
        BAD_JSON,
        UNKNOWN_TYPE,
        BAD_FIELD,
        UNKNOWN_SETUP,
        UNKNOWN_PROBE,
        UNKNOWN_HARVEST,
        UNKNOWN_CHECK,
        UNKNOWN_JOB,
        NO_ATTESTOR,
        WRONG_NODE,
        TOO_LONG,
        INTERNAL
    }

    private final Reason reason;
    private final String detail;

    public BadLineException(Reason reason, String detail) {
        // A stack trace would make a flood of bad lines expensive and says nothing that the detail does not.
        super(reason + ": " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    public static BadLineException field(String name, String wrong) {
        return new BadLineException(Reason.BAD_FIELD, name + ": " + wrong);
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }
}
