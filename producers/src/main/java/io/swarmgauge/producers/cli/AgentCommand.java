package io.swarmgauge.producers.cli;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swarmgauge.observe.ObservationServer;
import io.swarmgauge.observe.ProcessMeters;
import io.swarmgauge.producers.Agent;
import io.swarmgauge.producers.Snapshot;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.settings.InvalidSettingsException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs an agent until the process is asked to stop. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        description = "Runs beside a node: takes in what it says, measures its host, and publishes both.",
        subcommands = {BenchmarkNowCommand.class, ReportNowCommand.class, SpoolCommand.class, StatusCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the agent could not start", "2:bad usage or config"})
public final class AgentCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(AgentCommand.class);

    @Option(names = "--config", paramLabel = "FILE", description = "The agent's config, in YAML.")
    private @Nullable Path config;

    @Option(
            names = "--once",
            description = "Collect registration and host metrics once, print them as JSON, send nothing.")
    private boolean once;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        if (config == null) {
            throw new ParameterException(command.commandLine(), "Missing required option: '--config=FILE'");
        }
        try {
            AgentConfig settings = AgentConfig.read(config);
            if (once) {
                command.commandLine().getOut().println(new Snapshot(settings, Clock.systemUTC()).json());
            } else {
                run(settings);
            }
            return ExitCode.OK;
        } catch (InvalidSettingsException e) {
            command.commandLine().getErr().println(e.getMessage());
            return ExitCode.USAGE;
        } catch (IOException e) {
            command.commandLine().getErr().println("the agent could not start: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private static void run(AgentConfig settings) throws IOException, InterruptedException {
        PrometheusMeterRegistry meters = ProcessMeters.registry("agent");
        Agent agent = Agent.start(settings, meters);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            agent.close();
                            stopped.countDown();
                        },
                        "agent-shutdown"));
        if (settings.metricsListen().isEmpty()) {
            stopped.await();
            return;
        }
        try (agent;
                ObservationServer observed = observe(settings.metricsListen().get(), meters, agent)) {
            LOG.info("metrics and health at {}", observed.address());
            stopped.await();
        }
    }

    private static ObservationServer observe(InetSocketAddress listen, PrometheusMeterRegistry meters, Agent agent)
            throws IOException {
        try {
            return ObservationServer.start(listen, meters, agent::live, agent::ready);
        } catch (IOException e) {
            throw new IOException("metrics.listen: %s cannot be used (%s)".formatted(listen, e.getMessage()), e);
        }
    }
}
