package io.swarmgauge.benchmarks;

import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.measure.GrowthFigures;
import io.swarmgauge.benchmarks.process.ChildFailedException;
import io.swarmgauge.benchmarks.report.GrowthTable;
import io.swarmgauge.benchmarks.report.JsonReport;
import io.swarmgauge.benchmarks.report.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmgauge bench growth}: whether a setup costs more when there are many. */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures swarmgauge-trusting over ever more setups, each with 5 batches of 200 chunk events in each window:"
                    + " processor time for a chunk event, bytes of state and of changelog for a setup. All sums are compared"
                    + " before any figure is printed. 100,000 setups need SWARMGAUGE_HEAP=4g.",
            "",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:measured",
            "1:an engine came to something else than the load adds up to, or failed",
            "2:wrong usage"
        })
public final class GrowthCommand implements Callable<Integer> {

    @Option(
            names = "--setups",
            split = ",",
            defaultValue = "1000,10000,100000",
            description = "Numbers of setups, with commas between (default: ${DEFAULT-VALUE}).")
    private List<Integer> setups;

    @Option(
            names = "--windows",
            defaultValue = "2",
            description = "Windows of each setup that state holds at the end (default: ${DEFAULT-VALUE}). What a window"
                    + " takes is the difference between two numbers of them.")
    private int windows;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes everything that was measured there.")
    private @Nullable Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (setups.stream().anyMatch(number -> number < 1)) {
            throw new ParameterException(spec.commandLine(), "--setups must be at least 1");
        }
        if (windows < 1 || windows > LoadShape.USUAL_WINDOWS) {
            throw new ParameterException(spec.commandLine(), "--windows must be from 1 to " + LoadShape.USUAL_WINDOWS);
        }
        PrintWriter err = spec.commandLine().getErr();
        List<GrowthFigures> all = new ArrayList<>();
        for (int number : setups) {
            Path directory = Files.createTempDirectory("swarmgauge-growth");
            try {
                all.add(new Growth(windows, err::println).of(number, directory));
                Utils.delete(directory.toFile());
            } catch (WrongAggregatesException | ChildFailedException e) {
                err.printf("%s%nWhat it left is in %s%n", e.getMessage(), directory);
                return 1;
            }
        }
        Machine machine = Machine.here();
        spec.commandLine().getOut().print("\n" + GrowthTable.of(machine, all));
        spec.commandLine().getOut().flush();
        if (json != null) {
            JsonReport.write(Map.of("machine", machine, "growth", all), json);
        }
        return 0;
    }
}
