package io.swarmgauge.producers.cli;

import io.swarmgauge.producers.config.AgentConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which running agent is meant: by its config, or by its socket. */
final class RunningAgent {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The running agent's config; its intake.socket is used.")
    private @Nullable Path config;

    @Option(names = "--socket", paramLabel = "PATH", description = "The running agent's socket.")
    private @Nullable Path socket;

    AgentClient client(CommandSpec command) {
        if (socket != null) {
            return new AgentClient(socket);
        }
        if (config == null) {
            throw new ParameterException(command.commandLine(), "Name the agent with --config or --socket.");
        }
        Path file = config;
        return new AgentClient(
                AgentConfig.read(file)
                        .intake()
                        .socket()
                        .orElseThrow(
                                () -> new ParameterException(
                                        command.commandLine(),
                                        file
                                                + ": intake.socket: is missing, so the running agent cannot be asked. Give it a socket.")));
    }
}
