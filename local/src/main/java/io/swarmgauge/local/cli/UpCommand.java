package io.swarmgauge.local.cli;

import io.swarmgauge.local.LocalPorts;
import io.swarmgauge.settings.Durations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmgauge up}: everything in one go on this machine. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Starts a broker, a schema registry, the streams application, the console and a real hypercore swarm"
                        + " with its agents on this machine, and shows what is concluded about it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ran and stopped in order; stopped with Ctrl-C, the JVM says 130",
            "1:a part did not start",
            "2:wrong usage"
        })
public final class UpCommand implements Callable<Integer> {

    @Option(names = "--for", paramLabel = "SPAN", description = "Stops after this time, such as 90s (default: never).")
    private @Nullable String span;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps all data there and goes on where the last run on it stopped (default: a temporary"
                    + " directory, removed at the end).")
    private @Nullable Path data;

    @Option(
            names = "--swarm",
            paramLabel = "KIND",
            defaultValue = "hypercore",
            description = "hypercore: real nodes, needs Node.js 20. simulated: nodes made in Java that move no data"
                    + " (default: ${DEFAULT-VALUE}).")
    private SwarmKind swarm;

    @Option(
            names = "--broker-port",
            defaultValue = "9092",
            description = "Where Kafka listens on localhost; another port is taken if it is in use (default:"
                    + " ${DEFAULT-VALUE}).")
    private int brokerPort;

    @Option(
            names = "--registry-port",
            defaultValue = "8081",
            description = "Where the registry listens on localhost; another port is taken if it is in use (default:"
                    + " ${DEFAULT-VALUE}).")
    private int registryPort;

    @Option(
            names = "--console-port",
            defaultValue = "8080",
            description = "Where the console listens on localhost; another port is taken if it is in use (default:"
                    + " ${DEFAULT-VALUE}).")
    private int consolePort;

    @Option(
            names = "--chunks-per-second",
            defaultValue = "10",
            description = "What each of the four leechers asks for (default: ${DEFAULT-VALUE}).")
    private int chunksPerSecond;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Duration length = span == null ? null : Durations.parse(span).orElseThrow(this::wrongSpan);
        if (chunksPerSecond < 1) {
            throw new ParameterException(spec.commandLine(), "--chunks-per-second must be at least 1");
        }
        Screen screen = new Screen(spec.commandLine().getOut(), Boolean.getBoolean("swarmgauge.terminal"));
        try (StopSignal stop = StopSignal.install();
                RunDirectory directory = RunDirectory.open(data)) {
            LogFile.receiveFrom(directory.path().resolve("swarmgauge.log"));
            Installation installation = Installation.ofThisProcess();
            String missing = swarm == SwarmKind.HYPERCORE ? installation.missingForHypercore() : null;
            if (missing != null) {
                return failed(missing + " Or try it with a swarm made in Java: --swarm simulated");
            }
            LocalRun run = new LocalRun(
                    directory.path(),
                    LocalPorts.preferably(brokerPort, registryPort, consolePort),
                    installation,
                    swarm == SwarmKind.SIMULATED,
                    chunksPerSecond,
                    screen,
                    stop);
            int code = run.untilStopped(length);
            screen.say(
                    directory.isTemporary()
                            ? "Stopped; its data is removed. --data DIR keeps it."
                            : "Stopped; its data is kept in " + directory.path());
            return code;
        } catch (IOException | RuntimeException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrongSpan() {
        return new ParameterException(spec.commandLine(), "--for must be a time span such as 90s or 5m, is " + span);
    }

    private int failed(String message) {
        spec.commandLine().getErr().println(message);
        return 1;
    }
}
