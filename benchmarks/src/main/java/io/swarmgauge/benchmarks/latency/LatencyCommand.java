package io.swarmgauge.benchmarks.latency;

import io.swarmgauge.benchmarks.process.Scratch;
import io.swarmgauge.benchmarks.report.JsonReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmgauge bench latency}: how soon alerts and rankings can be read. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures how long it takes from the record that completes an alert's condition to the alert, and from the end"
                    + " of a window and its grace to its rankings, as a reader of committed records sees them.",
            "",
            "The whole application runs with its own settings in a JVM of its own, on a broker in another one. First it"
                    + " works off a backlog, which says what it can do; then records come steadily, whatever it does with them,"
                    + " 30 % of that. Every alert and every ranking must come before a figure is printed. Takes about five"
                    + " minutes; the machine should have nothing else to do.",
            "",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "1:an alert or a ranking was missing or wrong, or a part failed", "2:wrong usage"
        })
public final class LatencyCommand implements Callable<Integer> {

    @Option(
            names = "--warm-up",
            paramLabel = "WINDOWS",
            defaultValue = "6",
            description =
                    "Windows before those, which are not measured: the application runs for weeks, its first minute is"
                            + " the compiler's (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--windows",
            defaultValue = "12",
            description = "Windows of 10 s whose rankings are measured (default: ${DEFAULT-VALUE}).")
    private int windows;

    @Option(
            names = "--setups",
            defaultValue = "100",
            description = "Hosting setups, each ranked in every window (default: ${DEFAULT-VALUE}).")
    private int setups;

    @Option(
            names = "--alerts-per-second",
            defaultValue = "20",
            description = "Records for each second that complete an alert's condition (default: ${DEFAULT-VALUE}).")
    private int alerts;

    @Option(
            names = "--rate",
            paramLabel = "RECORDS/S",
            description = "Records for each second, with those of alerts and rankings (default: 30 %% of what the"
                    + " application can do).")
    private @Nullable Double rate;

    @Option(
            names = "--backlog",
            defaultValue = "200000",
            description = "Records that it works off before, which also warms it up (default: ${DEFAULT-VALUE}).")
    private int backlog;

    @Option(names = "--seed", defaultValue = "1", description = "Another one makes another load (default: 1).")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes everything that was measured there.")
    private @Nullable Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        LatencyOptions options = options();
        PrintWriter err = spec.commandLine().getErr();
        Optional<LatencyReport> report = Scratch.measure(
                "swarmgauge-latency", err, directory -> new Latency(options, directory, err::println).run());
        if (report.isEmpty()) {
            return 1;
        }
        spec.commandLine().getOut().print("\n" + report.get().table());
        spec.commandLine().getOut().flush();
        if (json != null) {
            JsonReport.write(report.get(), json);
        }
        return 0;
    }

    private LatencyOptions options() {
        try {
            return new LatencyOptions(
                    warmUp,
                    windows,
                    setups,
                    alerts,
                    rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
                    backlog,
                    seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
