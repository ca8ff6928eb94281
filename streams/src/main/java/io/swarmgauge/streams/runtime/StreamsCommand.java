package io.swarmgauge.streams.runtime;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swarmgauge.observe.ObservationServer;
import io.swarmgauge.observe.ProcessMeters;
import io.swarmgauge.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.KafkaStreams.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the streams application until it is told to stop. */
@Command(
        name = "streams",
        mixinStandardHelpOptions = true,
        description = "Computes Swarmgauge's conclusions from what nodes say, until it is stopped.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped when asked to", "1:could not start or failed for good", "2:wrong usage or settings"})
public final class StreamsCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsCommand.class);

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The settings, a YAML file.")
    private Path config;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return run(StreamsSettings.read(config));
        } catch (InvalidSettingsException | ConfigException e) {
            return complain(String.valueOf(e.getMessage()), ExitCode.USAGE);
        } catch (CannotStartException | KafkaException | IllegalStateException e) {
            return complain(String.valueOf(e.getMessage()), ExitCode.SOFTWARE);
        } catch (IOException e) {
            return complain("Cannot listen as metrics.listen says: " + e.getMessage(), ExitCode.SOFTWARE);
        }
    }

    private int run(StreamsSettings settings) throws IOException, InterruptedException {
        PrometheusMeterRegistry meters = ProcessMeters.registry("streams");
        try (StreamsApplication application = StreamsApplication.start(settings, meters)) {
            Thread onSignal = new Thread(application::close, "swarmgauge-streams-stop");
            Runtime.getRuntime().addShutdownHook(onSignal);
            Optional<ObservationServer> observed = observe(settings, application, meters);
            LOG.info("reading from {}", settings.kafka().bootstrapServers());
            State last = application.awaitStop();
            observed.ifPresent(ObservationServer::close);
            return last == State.ERROR ? ExitCode.SOFTWARE : ExitCode.OK;
        }
    }

    private static Optional<ObservationServer> observe(
            StreamsSettings settings, StreamsApplication application, PrometheusMeterRegistry meters)
            throws IOException {
        if (settings.metricsListen().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                ObservationServer.start(settings.metricsListen().get(), meters, application::live, application::ready));
    }

    private int complain(String message, int exitCode) {
        spec.commandLine().getErr().println(message);
        return exitCode;
    }
}
