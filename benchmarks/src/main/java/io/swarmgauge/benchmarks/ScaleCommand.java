package io.swarmgauge.benchmarks;

import io.swarmgauge.benchmarks.scale.ScaleInputs;
import io.swarmgauge.benchmarks.scale.ScaleTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmgauge bench scale}: what a large swarm needs, by arithmetic. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints the tables of docs/scale.md: records, cores, machines, network, disk and state that follow from measured"
                    + " figures and assumptions. Measures nothing.",
            "",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:printed", "2:wrong usage, or the file of figures is not as it should be"})
public final class ScaleCommand implements Callable<Integer> {

    @Option(
            names = "--figures",
            paramLabel = "FILE",
            description = "Figures and assumptions in place of those of docs/scale.properties.")
    private @Nullable Path figures;

    @Option(names = "--nodes", paramLabel = "N", description = "How many nodes (default: as the file says).")
    private @Nullable Long nodes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (nodes != null && nodes < 1) {
            throw new ParameterException(spec.commandLine(), "--nodes must be at least 1");
        }
        Path file = figures != null
                ? figures
                : Path.of(System.getProperty("swarmgauge.home", ".."), "docs", "scale.properties");
        try {
            ScaleInputs inputs = ScaleInputs.read(file);
            PrintWriter out = spec.commandLine().getOut();
            out.print(ScaleTables.of(nodes == null ? inputs : inputs.withNodes(nodes)));
            out.flush();
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--figures: %s cannot be used: %s".formatted(file, e.getMessage()), e);
        }
    }
}
