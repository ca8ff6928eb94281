package io.swarmgauge.benchmarks.recovery;

import io.swarmgauge.benchmarks.process.Scratch;
import io.swarmgauge.benchmarks.report.JsonReport;
import io.swarmgauge.benchmarks.report.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmgauge bench recovery}: how soon the work of a killed instance goes on. */
@Command(
        name = "recovery",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Kills one of two instances (kill -9) while records come steadily, and measures the time to the first right"
                    + " conclusion of a key that the killed one had worked on, and until nothing waits any more.",
            "",
            "The whole application runs with its own settings, each instance in a JVM of its own, on a broker in another"
                    + " one. All sums are compared before a figure is printed. All three kills take some minutes each.",
            "",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "1:a sum was wrong, or a part failed", "2:wrong usage"})
public final class RecoveryCommand implements Callable<Integer> {

    @Option(
            names = "--keys",
            defaultValue = "100000",
            description = "Hosting setups with state (default: ${DEFAULT-VALUE}).")
    private int keys;

    @Option(
            names = "--rate",
            paramLabel = "RECORDS/S",
            defaultValue = "200",
            description = "Records for each second while it is killed (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--scenarios",
            split = ",",
            defaultValue = "standby,restart,empty",
            description = "standby: the other instance has a copy of the state. restart: it is started again on its own"
                    + " directory. empty: it is started again and its directory is gone (default: ${DEFAULT-VALUE}).")
    private List<Scenario> scenarios;

    @Option(names = "--seed", defaultValue = "1", description = "Another one makes other keys (default: 1).")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes everything that was measured there.")
    private @Nullable Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (keys < 100 || rate < 1) {
            throw new ParameterException(spec.commandLine(), "--keys must be at least 100 and --rate at least 1");
        }
        PrintWriter err = spec.commandLine().getErr();
        Recovery recovery = new Recovery(keys, rate, seed, err::println);
        List<Recovered> all = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            Optional<Recovered> recovered =
                    Scratch.measure("swarmgauge-recovery", err, directory -> recovery.of(scenario, directory));
            if (recovered.isEmpty()) {
                return 1;
            }
            all.add(recovered.get());
        }
        Machine machine = Machine.here();
        spec.commandLine().getOut().print("\n" + RecoveryTable.of(machine, rate, all));
        spec.commandLine().getOut().flush();
        if (json != null) {
            JsonReport.write(Map.of("machine", machine, "recordsPerSecond", rate, "recovery", all), json);
        }
        return 0;
    }
}
