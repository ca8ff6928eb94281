package io.swarmgauge.console.cli;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swarmgauge.console.CannotStartException;
import io.swarmgauge.console.delivery.Delivery;
import io.swarmgauge.console.delivery.DeliverySettings;
import io.swarmgauge.observe.ObservationServer;
import io.swarmgauge.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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

/** {@code swarmgauge deliver}: hands alerts on until the process is asked to stop. */
@Command(
        name = "deliver",
        mixinStandardHelpOptions = true,
        description = "Delivers alerts to Alertmanagers and webhooks until it is stopped.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped when asked to (on a signal the JVM's 130 or 143)",
            "1:could not start",
            "2:wrong usage or settings"
        })
public final class DeliverCommand implements Callable<Integer> {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings, a YAML file; then the cluster and the receivers stand in it.")
    private @Nullable Path config;

    @Mixin
    private ReceiverOptions receivers;

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return run(config == null ? receivers.settings(cluster) : fromFile(config));
        } catch (InvalidSettingsException e) {
            return complain(String.valueOf(e.getMessage()), ExitCode.USAGE);
        } catch (CannotStartException e) {
            return complain(String.valueOf(e.getMessage()), ExitCode.SOFTWARE);
        } catch (IOException e) {
            return complain("Cannot listen as metrics.listen says: " + e.getMessage(), ExitCode.SOFTWARE);
        }
    }

    private int run(DeliverySettings settings) throws IOException, InterruptedException {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        CountDownLatch stopped = new CountDownLatch(1);
        Delivery delivery = Delivery.start(settings, meters, Clock.systemUTC());
        Optional<ObservationServer> observed = observe(settings, delivery, meters);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            delivery.close();
                            observed.ifPresent(ObservationServer::close);
                            stopped.countDown();
                        },
                        "deliver-shutdown"));
        spec.commandLine().getOut().printf("Delivering alerts to %s%n", ReceiverOptions.names(settings));
        spec.commandLine().getOut().flush();
        stopped.await();
        return ExitCode.OK;
    }

    private static Optional<ObservationServer> observe(
            DeliverySettings settings, Delivery delivery, PrometheusMeterRegistry meters) throws IOException {
        if (settings.listen().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    ObservationServer.start(settings.listen().get(), meters, delivery::live, delivery::ready));
        } catch (IOException e) {
            delivery.close();
            throw e;
        }
    }

    private DeliverySettings fromFile(Path file) {
        for (String option : ReceiverOptions.ALL_BUT_CONFIG) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "%s and --config exclude each other: the file names cluster and receivers".formatted(option));
            }
        }
        return DeliverySettings.read(file);
    }

    private int complain(String message, int exitCode) {
        spec.commandLine().getErr().println(message);
        return exitCode;
    }
}
