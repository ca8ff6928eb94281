package io.swarmgauge.local.cli;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swarmgauge.console.Console;
import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.local.LocalPorts;
import io.swarmgauge.local.swarm.HypercoreNodes;
import io.swarmgauge.local.swarm.KeyRing;
import io.swarmgauge.local.swarm.LocalCluster.Pace;
import io.swarmgauge.local.swarm.LocalSwarm;
import io.swarmgauge.local.swarm.Member;
import io.swarmgauge.local.swarm.Nodes;
import io.swarmgauge.local.swarm.SimulatedNodes;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.local.view.Board;
import io.swarmgauge.local.view.BoardPage;
import io.swarmgauge.local.view.BoardReader;
import io.swarmgauge.local.view.ConsoleApi;
import io.swarmgauge.local.view.FirstRanks;
import io.swarmgauge.local.view.JobPage;
import io.swarmgauge.local.view.SummaryPage;
import io.swarmgauge.observe.ProcessMeters;
import io.swarmgauge.schema.node.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of {@code swarmgauge up}: starts the parts in order, shows the board, stops them in reverse. */
final class LocalRun {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration REDRAW = Duration.ofSeconds(1);
    private static final Duration REPEAT = Duration.ofSeconds(10);

    private final Path data;
    private final LocalPorts ports;
    private final Installation installation;
    private final boolean simulated;
    private final int chunksPerSecond;
    private final Screen screen;
    private final StopSignal stop;
    private final Directions directions;
    private final Clock clock = Clock.systemUTC();
    private final PrometheusMeterRegistry meters = ProcessMeters.registry("up");

    LocalRun(
            Path data,
            LocalPorts ports,
            Installation installation,
            boolean simulated,
            int chunksPerSecond,
            Screen screen,
            StopSignal stop) {
        this.data = data;
        this.ports = ports;
        this.installation = installation;
        this.simulated = simulated;
        this.chunksPerSecond = chunksPerSecond;
        this.directions = new Directions(ports);
        this.screen = screen;
        this.stop = stop;
    }

    /** Runs until the time is over or the process is told to stop, then prints the summary; the exit code. */
    @SuppressWarnings("try") // the reader works by itself; it is only held to be closed
    int untilStopped(@Nullable Duration length) {
        if (simulated) {
            screen.say("SIMULATED swarm: its nodes are made in Java and move no data. Everything else is real.");
        }
        screen.say("Live page, in a few seconds: " + directions.page());
        screen.say("Data and logs: " + data);
        KeyRing keys = KeyRing.open(data.resolve("keys"));
        SwarmPlan plan = SwarmPlan.of(keys);
        Instant began = clock.instant();
        Board board = new Board(began.toEpochMilli());
        try (LocalPipeline pipeline =
                        LocalPipeline.start(data, ports, installation.registryHome(), Pace.quick(), meters, screen);
                Nodes nodes = nodes(plan, keys);
                BoardReader reader =
                        BoardReader.start(board, pipeline.cluster().bootstrapServers(), pipeline.serdes())) {
            pipeline.plan(plan.records(nodes.feedKey()));
            pipeline.planJobs(plan.jobs());
            screen.ready(
                    "plan",
                    "%d setups of feed %s, %d jobs"
                            .formatted(
                                    plan.setups().size(),
                                    nodes.feedKey().substring(0, 8),
                                    plan.jobs().size()));
            pipeline.startStreams();
            screen.ready(
                    "streams",
                    "windows of %d s"
                            .formatted(pipeline.cluster().pace().window().toSeconds()));
            try (Console console = pipeline.startConsole(ports.console(), meters)) {
                screen.ready("page", directions.page() + "  open it in a browser; ranks appear within a minute");
                ConsoleApi api = new ConsoleApi(console.address());
                FirstRanks ranks = new FirstRanks(api, plan.setups().keySet(), began, clock);
                try (LocalSwarm swarm =
                        new LocalSwarm(plan, nodes, pipeline.cluster(), data.resolve("agents"), meters)) {
                    swarm.start(member -> screen.ready("agent", describe(member)));
                    follow(plan, board, new BoardPage(plan), ranks, length, pipeline::streamsFailed);
                    screen.say("");
                    new SummaryPage(plan).of(board).forEach(screen::say);
                    screen.say("  " + ranks.line());
                    new JobPage(plan, api).lines().forEach(screen::say);
                }
            }
            if (pipeline.streamsFailed()) {
                screen.say("The streams application failed; the log says why: " + data.resolve("swarmgauge.log"));
                return 1;
            }
            return 0;
        }
    }

    /** A page that is redrawn wipes away what was said before. */
    private List<String> shown(List<String> directing, List<String> live) {
        return screen.redraws()
                ? Stream.of(directing, List.of(""), live).flatMap(List::stream).toList()
                : live;
    }

    private Nodes nodes(SwarmPlan plan, KeyRing keys) {
        Path directory = data.resolve("nodes");
        Nodes nodes = simulated
                ? new SimulatedNodes(plan, chunksPerSecond)
                : HypercoreNodes.start(plan, keys, installation.nodeProgram(), directory, chunksPerSecond);
        screen.ready("feed", nodes.feedKey());
        return nodes;
    }

    /** The hoster of which there is most to be said. */
    private static Member slowest(SwarmPlan plan) {
        return plan.having(Role.HOSTER).stream()
                .max(Comparator.comparingInt(hoster -> hoster.temper().egressDelayMs()))
                .orElseThrow();
    }

    private static String describe(Member member) {
        return "%-10s %-8s %-7s %s  %s"
                .formatted(
                        member.name(),
                        member.role(),
                        member.region(),
                        member.nodeId().hex(),
                        member.temper().inWords())
                .stripTrailing();
    }

    private void follow(
            SwarmPlan plan,
            Board board,
            BoardPage page,
            FirstRanks ranks,
            @Nullable Duration length,
            BooleanSupplier failed) {
        screen.say("");
        List<String> lines = directions.lines(
                slowest(plan).nodeId().hex(),
                plan.jobs().get(plan.jobs().size() - 1).getJobId());
        lines.forEach(screen::say);
        screen.say("Measuring; the first window closes in about 20 s. Ctrl-C stops.");
        long end = length == null ? Long.MAX_VALUE : System.nanoTime() + length.toNanos();
        Duration step = screen.redraws() ? REDRAW : REPEAT;
        long shownAt = System.nanoTime();
        long shown = 0;
        while (!stop.within(Math.min(LOOK.toNanos(), end - System.nanoTime()))) {
            if (end - System.nanoTime() <= 0 || failed.getAsBoolean()) {
                return;
            }
            if (ranks.appear()) {
                screen.ready("ranks", ranks.line());
            }
            boolean isDue = System.nanoTime() - shownAt >= step.toNanos();
            if (isDue && board.conclusions() > shown && !board.setups().isEmpty()) {
                shownAt = System.nanoTime();
                shown = board.conclusions();
                screen.show(shown(lines, page.live(board)));
            }
        }
    }
}
