package io.swarmgauge.benchmarks.agent;

import io.swarmgauge.benchmarks.agent.micro.MicroBenchmarks;
import io.swarmgauge.benchmarks.process.ChildFailedException;
import io.swarmgauge.benchmarks.report.JsonReport;
import io.swarmgauge.signing.KeyFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmgauge bench agent}: what the agent costs beside its node. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures the agent: its parts by JMH (nanoseconds), then the whole process on a broker (processor time,"
                    + " memory) idle and under load, beside prometheus-node-exporter where that is installed, and the"
                    + " bytes that chunk events take on the broker's log. Every event must be on the broker before any"
                    + " figure is printed. Takes about six minutes and needs Linux.",
            "",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "1:an event did not arrive, or something failed", "2:wrong usage"})
public final class AgentBenchCommand implements Callable<Integer> {

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "How long each load is measured (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "1000,10000",
            description = "Chunk events in a second, with commas between (default: ${DEFAULT-VALUE}).")
    private List<Integer> rates;

    @Option(
            names = "--flush-seconds",
            defaultValue = "10",
            description = "The agents' flush interval (default: ${DEFAULT-VALUE}, as the product's).")
    private int flushSeconds;

    @Option(
            names = "--quick",
            description = "JMH with one fork and short iterations: shows that it works, and no more.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes everything that was measured there.")
    private @Nullable Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        AgentBenchOptions options = options();
        PrintWriter err = spec.commandLine().getErr();
        Path directory = Files.createTempDirectory("sg-agent"); // short: sockets are in it
        try {
            AgentReport report = new AgentBench(options, directory, err::println).run();
            spec.commandLine().getOut().print("\n" + AgentTable.of(report));
            spec.commandLine().getOut().flush();
            if (json != null) {
                JsonReport.write(report, json);
            }
            Utils.delete(directory.toFile());
            return 0;
        } catch (AgentBenchException | ChildFailedException | KeyFileException e) {
            err.printf("%s%nWhat it left is in %s%n", e.getMessage(), directory);
            return 1;
        }
    }

    private AgentBenchOptions options() {
        requirePositive("--seconds", seconds);
        requirePositive("--flush-seconds", flushSeconds);
        rates.forEach(rate -> requirePositive("--rates", rate));
        if (seconds % flushSeconds != 0) {
            throw wrong("--seconds must be a multiple of --flush-seconds, %d".formatted(flushSeconds));
        }
        return new AgentBenchOptions(
                quick ? MicroBenchmarks.QUICK : MicroBenchmarks.USUAL,
                Duration.ofSeconds(seconds),
                List.copyOf(rates),
                Duration.ofSeconds(flushSeconds));
    }

    private void requirePositive(String option, int value) {
        if (value < 1) {
            throw wrong(option + " must be at least 1");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
