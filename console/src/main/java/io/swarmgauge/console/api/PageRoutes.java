package io.swarmgauge.console.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.swarmgauge.console.page.EventHub;
import io.swarmgauge.console.page.PageFiles;
import io.swarmgauge.console.page.PageFiles.PageFile;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** The live page: its files, and the stream of what changes. */
final class PageRoutes {

    static final String EVENTS = "/v1/events";

    /** Everything comes from here: no inline script or style, nothing of anybody else's, no frame around it. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final EventHub events;

    PageRoutes(EventHub events) {
        this.events = events;
    }

    void add(RoutesConfig routes) {
        serve(routes, PageFiles.index());
        PageFiles.assets().forEach(file -> serve(routes, file));
        ApiServer.read(routes, EVENTS, this::follow);
    }

    private static void serve(RoutesConfig routes, PageFile file) {
        ApiServer.read(routes, file.path(), ctx -> ctx.header("Content-Security-Policy", POLICY)
                .contentType(file.contentType())
                .result(file.text()));
    }

    private void follow(Context ctx) throws IOException {
        ctx.contentType("text/event-stream; charset=utf-8").header("X-Accel-Buffering", "no");
        if (ctx.method().name().equals("HEAD")) {
            return;
        }
        CompletableFuture<Void> ended = new CompletableFuture<>();
        if (!events.listen(ctx.res().getOutputStream(), () -> ended.complete(null))) {
            throw new ProblemException(
                    ProblemKind.TOO_MANY_LISTENERS,
                    "As many listen to the changes already as may.",
                    "Close pages that nobody looks at, or start another console.");
        }
        ctx.future(() -> ended);
    }
}
