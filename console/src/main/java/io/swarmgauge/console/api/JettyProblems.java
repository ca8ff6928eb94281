package io.swarmgauge.console.api;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Problem documents for what Jetty refuses before any route sees it: bytes that are no request. */
final class JettyProblems extends ErrorHandler {

    private static final int SERVER_ERRORS = 500;

    private final Map<String, String> headers;

    JettyProblems(Map<String, String> headers) {
        this.headers = headers;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        headers.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.TYPE);
        response.write(true, ByteBuffer.wrap(document(code, message)), callback);
    }

    private static byte[] document(int status, @Nullable String message) {
        ProblemKind kind = status >= SERVER_ERRORS ? ProblemKind.INTERNAL_ERROR : ProblemKind.BAD_REQUEST;
        ProblemException problem = new ProblemException(
                kind,
                message == null ? "The request cannot be read." : message,
                "GET /openapi.yaml describes every route.");
        return Json.bytes(Problems.document(problem, status, "/"));
    }
}
