package io.swarmgauge.console.api;

import java.util.Locale;

/** The kinds of problem that the API answers with, each with its status and a title that never varies. */
enum ProblemKind {
    BAD_PARAMETER(400, "A parameter cannot be used"),
    UNKNOWN_PARAMETER(400, "Unknown query parameter"),
    BAD_REQUEST(400, "The request cannot be read"),
    TOKEN_NEEDED(401, "A token is needed"),
    NO_SUCH_ROUTE(404, "No such route"),
    NOT_FOUND(404, "Not known"),
    NOTHING_YET(404, "Nothing concluded yet"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    WRONG_HOST(421, "Not this console's name"),
    INTERNAL_ERROR(500, "Internal error"),
    STILL_READING(503, "Still reading topics"),
    TOO_MANY_LISTENERS(503, "Too many listeners"),
    NOT_NOW(503, "No answer at present");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** The problem's type, a URI that names it and leads nowhere. */
    String type() {
        return "urn:swarmgauge:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
