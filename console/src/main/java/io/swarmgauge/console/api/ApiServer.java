package io.swarmgauge.console.api;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.MeterRegistry;
import io.swarmgauge.console.AccessToken;
import io.swarmgauge.console.explain.ExplainDesk;
import io.swarmgauge.console.page.EventHub;
import io.swarmgauge.console.views.Freshness;
import io.swarmgauge.console.views.SwarmViews;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** The query API over HTTP. It only reads, and answers from the views; only explanations read topics. */
public final class ApiServer implements AutoCloseable {

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");
    private static final int THREADS = 32;
    private static final int SPARE_THREADS = 4;
    private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD);
    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    private final Javalin javalin;
    private final InetSocketAddress address;

    private ApiServer(Javalin javalin, InetSocketAddress address) {
        this.javalin = javalin;
        this.address = address;
    }

    /**
     * Starts to listen.
     *
     * @param listen where; port 0 takes a free one
     * @param token what whoever asks for figures must know
     * @param events tells of changes of the views; the caller closes it, before the server
     * @throws IOException if the address cannot be listened on
     */
    public static ApiServer start(
            InetSocketAddress listen,
            Optional<AccessToken> token,
            SwarmViews views,
            EventHub events,
            ExplainDesk explanations,
            Freshness freshness,
            MeterRegistry meters,
            Clock clock)
            throws IOException {
        Javalin javalin = Javalin.create(config -> {
            quiet(config);
            config.routes.before(ctx -> HEADERS.forEach(ctx::header));
            HostNames.guarding(listen, token).ifPresent(names -> config.routes.before(names::check));
            config.routes.before(new Guard(token)::check);
            new ServiceRoutes(meters, freshness).add(config.routes);
            new PageRoutes(events).add(config.routes);
            routes(views, explanations, clock)
                    .forEach(route -> read(config.routes, route.path(), ctx -> {
                        requireComplete(freshness);
                        answer(ctx, route);
                    }));
            Problems.handle(config.routes);
            config.requestLogger.http((ctx, tookMs) -> measure(ctx, tookMs, meters));
        });
        try {
            javalin.start(listen.getHostString(), listen.getPort());
            return new ApiServer(javalin, new InetSocketAddress(listen.getHostString(), javalin.port()));
        } catch (JavalinBindException e) {
            throw new IOException(
                    "cannot listen on %s:%d: the address is taken or not this machine's"
                            .formatted(listen.getHostString(), listen.getPort()),
                    e);
        }
    }

    /** The routes that answer what is known. */
    static List<Route> routes(SwarmViews views, ExplainDesk explanations, Clock clock) {
        return Stream.of(
                        new HosterRoutes(views).all(),
                        new SetupRoutes(views).all(),
                        new AttestorRoutes(views).all(),
                        new AlertRoutes(views).all(),
                        new ComplianceRoutes(views).all(),
                        new PoolRoutes(views).all(),
                        new NodeRoutes(views).all(),
                        new JobRoutes(views, clock).all(),
                        new ExplainRoutes(explanations).all())
                .flatMap(List::stream)
                .toList();
    }

    /** HEAD runs what GET runs; left to itself Javalin answers 200 to the HEAD of every path that has a GET. */
    static void read(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(server -> server.setErrorHandler(new JettyProblems(HEADERS)));
        config.jetty.threadPool = new QueuedThreadPool(THREADS, SPARE_THREADS);
    }

    private static void answer(Context ctx, Route route) {
        requireDecodable(ctx.queryString());
        Question question = new Question(ctx.pathParamMap(), ctx.queryParamMap()).on(route);
        ctx.contentType("application/json").result(Json.bytes(route.answer().apply(question)));
    }

    /** Javalin leaves out a parameter that it cannot decode: a filter would be dropped in silence. */
    private static void requireDecodable(@Nullable String query) {
        if (query != null && BROKEN_ESCAPE.matcher(query).find()) {
            throw new ProblemException(
                    ProblemKind.BAD_REQUEST,
                    "The query has a % without two hex digits.",
                    "Write a percent sign as %25 and ask again.");
        }
    }

    private static void requireComplete(Freshness freshness) {
        if (!freshness.isComplete()) {
            throw new ProblemException(
                    ProblemKind.STILL_READING,
                    "The topics have not been read to their ends yet.",
                    "Ask again in a moment; /health/ready answers 200 when it is done.");
        }
    }

    private static void measure(Context ctx, float tookMs, MeterRegistry meters) {
        Endpoint matched = ctx.endpoints().lastHttpEndpoint();
        String route = matched == null || !READS.contains(matched.method) ? "none" : matched.path;
        meters.timer("swarmgauge.console.requests", "route", route, "status", Integer.toString(ctx.statusCode()))
                .record((long) (tookMs * 1_000), TimeUnit.MICROSECONDS);
    }
}
