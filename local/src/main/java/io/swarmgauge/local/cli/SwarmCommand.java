package io.swarmgauge.local.cli;

import io.swarmgauge.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code swarmgauge swarm}: the swarm of {@code up}, on a cluster that runs elsewhere. */
@Command(
        name = "swarm",
        mixinStandardHelpOptions = true,
        description = "Publishes the plan of the swarm that 'up' shows, and runs its nodes and their agents on a given"
                + " cluster until it is stopped.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped when asked to", "1:a part did not start", "2:wrong usage or settings"})
public final class SwarmCommand implements Callable<Integer> {

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The settings, a YAML file.")
    private Path config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SwarmSettings settings;
        try {
            settings = SwarmSettings.read(config);
        } catch (InvalidSettingsException e) {
            return failed(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
        Installation installation = Installation.ofThisProcess();
        String missing = settings.kind() == SwarmKind.HYPERCORE ? installation.missingForHypercore() : null;
        if (missing != null) {
            return failed(missing + " Or set swarm.kind: simulated.", ExitCode.SOFTWARE);
        }
        Screen screen = new Screen(spec.commandLine().getOut(), false);
        try (StopSignal stop = StopSignal.install();
                RunDirectory directory = RunDirectory.open(settings.data())) {
            new SwarmRun(settings, directory.path(), installation, screen).until(stop);
            return ExitCode.OK;
        } catch (IOException | RuntimeException e) {
            return failed(String.valueOf(e.getMessage()), ExitCode.SOFTWARE);
        }
    }

    private int failed(String message, int exitCode) {
        spec.commandLine().getErr().println(message);
        return exitCode;
    }
}
