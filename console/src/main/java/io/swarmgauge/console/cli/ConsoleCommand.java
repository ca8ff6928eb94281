package io.swarmgauge.console.cli;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swarmgauge.console.CannotStartException;
import io.swarmgauge.console.Console;
import io.swarmgauge.console.ConsoleSettings;
import io.swarmgauge.console.views.HistoryDepth;
import io.swarmgauge.observe.ProcessMeters;
import io.swarmgauge.settings.Addresses;
import io.swarmgauge.settings.InvalidSettingsException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmgauge console}: serves the query API until the process is asked to stop. */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        description =
                "Serves the live page and the query API: hosters, setups, ratings, rankings, who qualifies for a job.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped when asked to (on a signal the JVM's 130 or 143)",
            "1:could not start",
            "2:wrong usage or settings"
        })
public final class ConsoleCommand implements Callable<Integer> {

    private static final String DEFAULT_LISTEN = "127.0.0.1:8080";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings, a YAML file; then the cluster stands in it too.")
    private @Nullable Path config;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where it answers (default: " + DEFAULT_LISTEN + "); wins over the file's.")
    private @Nullable String listen;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private TokenFile tokenFile;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return run(settings());
        } catch (InvalidSettingsException e) {
            return complain(String.valueOf(e.getMessage()), ExitCode.USAGE);
        } catch (CannotStartException e) {
            return complain(String.valueOf(e.getMessage()), ExitCode.SOFTWARE);
        }
    }

    private int run(ConsoleSettings settings) throws InterruptedException {
        PrometheusMeterRegistry meters = ProcessMeters.registry("console");
        CountDownLatch stopped = new CountDownLatch(1);
        Console console = Console.start(settings, meters);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            console.close();
                            stopped.countDown();
                        },
                        "console-shutdown"));
        InetSocketAddress address = console.address();
        spec.commandLine()
                .getOut()
                .printf(
                        "The page is at http://%1$s:%2$d/, the query API at http://%1$s:%2$d/v1%n",
                        address.getHostString(), address.getPort());
        spec.commandLine().getOut().flush();
        stopped.await();
        return ExitCode.OK;
    }

    private ConsoleSettings settings() {
        ConsoleSettings settings = config == null ? fromOptions() : fromFile(config);
        ConsoleSettings guarded = tokenFile.token().map(settings::withToken).orElse(settings);
        return listen == null ? guarded : guarded.withListen(address(listen));
    }

    private ConsoleSettings fromFile(Path file) {
        for (String option : ClusterOptions.NAMES) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "%s and --config exclude each other: the file names the cluster".formatted(option));
            }
        }
        return ConsoleSettings.read(file);
    }

    private ConsoleSettings fromOptions() {
        return new ConsoleSettings(
                cluster.kafka(),
                cluster.registry(),
                address(DEFAULT_LISTEN),
                HistoryDepth.DEFAULT,
                Optional.empty(),
                ConsoleSettings.USUAL_RETENTION);
    }

    private InetSocketAddress address(String text) {
        if (!Addresses.isOne(text)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--listen must be an address such as %s, is '%s'".formatted(DEFAULT_LISTEN, text));
        }
        return Addresses.parse(text);
    }

    private int complain(String message, int exitCode) {
        spec.commandLine().getErr().println(message);
        return exitCode;
    }
}
