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
import io.swarmgauge.local.view.JobPage;
import io.swarmgauge.local.view.SummaryPage;
import io.swarmgauge.observe.ProcessMeters;
import io.swarmgauge.schema.node.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One run of {@code swarmgauge up}: starts the parts in order, shows the board, stops them in reverse. */
final class LocalRun {

    private static final Duration REDRAW = Duration.ofSeconds(1);
    private static final Duration REPEAT = Duration.ofSeconds(10);

    private final Path data;
    private final LocalPorts ports;
    private final Installation installation;
    private final boolean simulated;
    private final int chunksPerSecond;
    private final Screen screen;
    private final StopSignal stop;
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
        this.screen = screen;
        this.stop = stop;
    }

    /** Runs until the time is over or the process is told to stop, then prints the summary; the exit code. */
    @SuppressWarnings("try") // the reader works by itself; it is only held to be closed
    int untilStopped(@Nullable Duration length) {
        if (simulated) {
            screen.say("SIMULATED swarm: its nodes are made in Java and move no data. Everything else is real.");
        }
        screen.say("Data and logs: " + data);
        KeyRing keys = KeyRing.open(data.resolve("keys"));
        SwarmPlan plan = SwarmPlan.of(keys);
        Board board = new Board(System.currentTimeMillis());
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
                screen.ready("console", "http://localhost:" + console.address().getPort() + "/v1/hosters");
                try (LocalSwarm swarm =
                        new LocalSwarm(plan, nodes, pipeline.cluster(), data.resolve("agents"), meters)) {
                    swarm.start(member -> screen.ready("agent", describe(member)));
                    follow(plan, board, new BoardPage(plan), length, pipeline::streamsFailed);
                    screen.say("");
                    new SummaryPage(plan).of(board).forEach(screen::say);
                    new JobPage(plan, console.address()).lines().forEach(screen::say);
                }
            }
            if (pipeline.streamsFailed()) {
                screen.say("The streams application failed; the log says why: " + data.resolve("swarmgauge.log"));
                return 1;
            }
            return 0;
        }
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
            SwarmPlan plan, Board board, BoardPage page, @Nullable Duration length, BooleanSupplier failed) {
        screen.say("");
        screen.say(
                "Read along:  ./swarmgauge tail gauge.rankings --bootstrap-servers localhost:%d --registry http://localhost:%d/apis/ccompat/v7"
                        .formatted(ports.broker(), ports.registry()));
        screen.say("Ask:         ./swarmgauge qualify %s %s --console http://localhost:%d"
                .formatted(
                        slowest(plan).nodeId().hex(),
                        plan.jobs().get(plan.jobs().size() - 1).getJobId(),
                        ports.console()));
        screen.say("Measuring; the first window closes in about 20 s. Ctrl-C stops.");
        long end = length == null ? Long.MAX_VALUE : System.nanoTime() + length.toNanos();
        Duration step = screen.redraws() ? REDRAW : REPEAT;
        long shown = 0;
        while (!stop.within(Math.min(step.toNanos(), end - System.nanoTime()))) {
            if (end - System.nanoTime() <= 0 || failed.getAsBoolean()) {
                return;
            }
            if (board.conclusions() > shown && !board.setups().isEmpty()) {
                shown = board.conclusions();
                screen.show(page.live(board));
            }
        }
    }
}
