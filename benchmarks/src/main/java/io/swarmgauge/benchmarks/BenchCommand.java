package io.swarmgauge.benchmarks;

import io.swarmgauge.benchmarks.agent.AgentBenchCommand;
import io.swarmgauge.benchmarks.engine.EngineKind;
import io.swarmgauge.benchmarks.engine.Guarantee;
import io.swarmgauge.benchmarks.latency.LatencyCommand;
import io.swarmgauge.benchmarks.load.Lane;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.recovery.RecoveryCommand;
import io.swarmgauge.benchmarks.report.BenchReport;
import io.swarmgauge.benchmarks.report.JsonReport;
import io.swarmgauge.benchmarks.report.SvgPlot;
import io.swarmgauge.benchmarks.report.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmgauge bench}: processor time per chunk event, held against the limit and against peers. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {
            AgentBenchCommand.class,
            CheckCommand.class,
            GrowthCommand.class,
            LatencyCommand.class,
            RecoveryCommand.class,
            ScaleCommand.class
        },
        description = {
            "Measures what Swarmgauge's bandwidth costs beside the least that is possible and beside other engines.",
            "",
            "A broker is started and loaded once; then the engines read the load in turn, each in a JVM of its own, and"
                    + " write one conclusion for each setup and window. What they conclude is compared before any figure is"
                    + " printed. Takes about five minutes; the machine should have nothing else to do.",
            "",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:measured",
            "1:an engine came to something else than the load adds up to, or failed",
            "2:wrong usage"
        })
public final class BenchCommand implements Callable<Integer> {

    @Option(
            names = "--lane",
            defaultValue = "batches",
            description = "batches: one record for 200 chunk events, as agents send them. events: one record for each"
                    + " (default: ${DEFAULT-VALUE}).")
    private Lane lane;

    @Option(
            names = "--engines",
            split = ",",
            defaultValue = "bare,bare-verified,swarmgauge,swarmgauge-trusting,flink,jet",
            description = "Which are measured, with commas between: bare (consumer, decoder and hash map: the limit),"
                    + " streams (the same within Kafka Streams), swarmgauge, flink, jet. bare-verified, flink-verified and"
                    + " jet-verified check every signature as swarmgauge does; swarmgauge-trusting does not"
                    + " (default: ${DEFAULT-VALUE}).")
    private List<EngineKind> engines;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Rounds after the one that warms up (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--events",
            description = "Chunk events of the load (default: 60000000 in lane batches, 300000 in lane events).")
    private @Nullable Long events;

    @Option(
            names = "--guarantee",
            defaultValue = "exactly-once",
            description = "at-least-once or exactly-once, the same for all engines; each commits once a second"
                    + " (default: ${DEFAULT-VALUE}).")
    private Guarantee guarantee;

    @Option(names = "--seed", defaultValue = "1", description = "Another one makes another load (default: 1).")
    private long seed;

    @Option(
            names = "--kill",
            description = "Kills swarmgauge in one more run and starts it again: it must come to the same.")
    private boolean kill;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes everything that was measured there.")
    private @Nullable Path json;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draws the result there, as SVG.")
    private @Nullable Path plot;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Optional<BenchReport> report =
                Measuring.report(options(), spec.commandLine().getErr());
        if (report.isEmpty()) {
            return 1;
        }
        spec.commandLine().getOut().print("\n" + TextTable.of(report.get()));
        spec.commandLine().getOut().flush();
        write(report.get());
        return 0;
    }

    private BenchOptions options() {
        if (rounds < 1) {
            throw wrong("--rounds must be at least 1");
        }
        if (engines.stream().distinct().count() < engines.size()) {
            throw wrong("--engines names one of them twice");
        }
        if (kill && !guarantee.isExact()) {
            throw wrong("--kill needs --guarantee exactly-once");
        }
        try {
            LoadShape shape = new LoadShape(lane, events == null ? lane.usualEvents() : events, seed);
            return new BenchOptions(shape, List.copyOf(engines), rounds, guarantee, kill);
        } catch (IllegalArgumentException e) {
            throw wrong("--events: " + e.getMessage());
        }
    }

    private void write(BenchReport report) throws IOException {
        if (json != null) {
            JsonReport.write(report, json);
        }
        if (plot != null) {
            Files.writeString(plot, SvgPlot.of(report));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
