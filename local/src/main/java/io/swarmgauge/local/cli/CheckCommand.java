package io.swarmgauge.local.cli;

import io.swarmgauge.check.Finding;
import io.swarmgauge.settings.InvalidSettingsException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with a part's config, and what it names but is not there. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Checks the config of an agent, the streams application, the console or the delivery, or a file of"
                        + " alert rules: first its fields, then whether what it names is there and can be reached, and safely. A"
                        + " warning is no failure.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it can be used", "1:something cannot be reached", "2:bad usage or config"})
public final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The config to check.")
    private Path file;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        try {
            CheckedPart part = CheckedPart.of(file);
            Supplier<List<Finding>> named = part.read(file);
            out.println(Finding.well(file.toString(), "every field is well-formed for " + part.words()));
            out.flush();
            List<Finding> findings = named.get();
            findings.forEach(out::println);
            return findings.stream().anyMatch(Finding::isProblem) ? ExitCode.SOFTWARE : ExitCode.OK;
        } catch (InvalidSettingsException e) {
            e.problems().forEach(problem -> out.println("problem  " + problem));
            return ExitCode.USAGE;
        }
    }
}
