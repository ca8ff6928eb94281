package io.swarmgauge.console.api;

import java.util.Collection;

/** A request that gets a problem document instead of an answer. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final String remedy;

    ProblemException(ProblemKind kind, String detail, String remedy) {
        super(detail);
        this.kind = kind;
        this.remedy = remedy;
    }

    static ProblemException badParameter(String name, String wanted, String value) {
        return new ProblemException(
                ProblemKind.BAD_PARAMETER,
                "%s must be %s, is '%s'.".formatted(name, wanted, value),
                "Mend %s and ask again.".formatted(name));
    }

    static ProblemException missingParameter(String name) {
        return new ProblemException(
                ProblemKind.BAD_PARAMETER, name + " is missing.", "Ask again with ?%s=….".formatted(name));
    }

    static ProblemException unknownParameter(String name, Collection<String> known) {
        return new ProblemException(
                ProblemKind.UNKNOWN_PARAMETER,
                "'%s' is not a parameter of this route.".formatted(name),
                known.isEmpty() ? "It takes none." : "Known here: %s.".formatted(String.join(", ", known)));
    }

    static ProblemException unknown(String what, String id, String listRoute) {
        return new ProblemException(
                ProblemKind.NOT_FOUND,
                "There is no %s %s.".formatted(what, id),
                "GET %s lists all that are known.".formatted(listRoute));
    }

    static ProblemException nothingYet(String what) {
        return new ProblemException(
                ProblemKind.NOTHING_YET, what + " yet.", "Ask again when a window with measurements has closed.");
    }

    ProblemKind kind() {
        return kind;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }
}
