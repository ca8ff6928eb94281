package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers everything that goes wrong with a problem document (RFC 9457) that also says what to do next. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    static final String TYPE = "application/problem+json";
    private static final int SERVER_ERRORS = 500;

    private Problems() {}

    static void handle(RoutesConfig routes) {
        routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, e));
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, translated(e, ctx)));
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
            answer(
                    ctx,
                    new ProblemException(
                            ProblemKind.INTERNAL_ERROR,
                            "The server failed to answer; its log says why.",
                            "Ask again; if it fails again, report what the log says."));
        });
    }

    private static ProblemException translated(HttpResponseException e, Context ctx) {
        if (e instanceof MethodNotAllowedResponse) {
            ctx.header("Allow", "GET, HEAD");
            return new ProblemException(
                    ProblemKind.METHOD_NOT_ALLOWED,
                    "%s is not offered: the API only reads.".formatted(ctx.method()),
                    "Use GET. Plans are changed with 'swarmgauge plan apply'.");
        }
        if (e instanceof NotFoundResponse) {
            return new ProblemException(
                    ProblemKind.NO_SUCH_ROUTE,
                    "Nothing is served at this path.",
                    "GET /openapi.yaml describes every route.");
        }
        return new ProblemException(
                e.getStatus() >= SERVER_ERRORS ? ProblemKind.INTERNAL_ERROR : ProblemKind.BAD_REQUEST,
                String.valueOf(e.getMessage()),
                "GET /openapi.yaml describes every route.");
    }

    private static void answer(Context ctx, ProblemException problem) {
        if (problem.kind() == ProblemKind.STILL_READING || problem.kind() == ProblemKind.NOT_NOW) {
            ctx.header("Retry-After", "2");
        }
        int status = problem.kind().status();
        ctx.status(status).contentType(TYPE).result(Json.bytes(document(problem, status, ctx.path())));
    }

    static ObjectNode document(ProblemException problem, int status, String instance) {
        ObjectNode document = Json.object();
        document.put("type", problem.kind().type());
        document.put("title", problem.kind().title());
        document.put("status", status);
        document.put("detail", problem.detail());
        document.put("instance", instance);
        document.put("remedy", problem.remedy());
        return document;
    }
}
