package io.swarmgauge.producers.cli;

import io.swarmgauge.producers.check.AgentCheck;
import io.swarmgauge.producers.check.Finding;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.settings.InvalidSettingsException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with an agent's config, and what it names but is not there. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks an agent's config: first its fields, then whether what it names can be reached.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "1:something cannot be reached", "2:bad usage or config"})
public final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The config to check.")
    private Path file;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        try {
            AgentConfig config = AgentConfig.read(file);
            out.println(Finding.well(file.toString(), "every field is well-formed"));
            List<Finding> findings = new AgentCheck(config, System.getenv()).findings();
            findings.forEach(out::println);
            return findings.stream().allMatch(Finding::isWell) ? ExitCode.OK : ExitCode.FAILED;
        } catch (InvalidSettingsException e) {
            e.problems().forEach(problem -> out.println("problem  " + problem));
            return ExitCode.USAGE;
        }
    }
}
