package io.swarmgauge.producers.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.settings.InvalidSettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The running agent that is meant, by its config or by its socket, and the way to ask it. */
final class RunningAgent {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The running agent's config; its intake.socket is used.")
    private @Nullable Path config;

    @Option(names = "--socket", paramLabel = "PATH", description = "The running agent's socket.")
    private @Nullable Path socket;

    /** Asks, has the answer told, and returns how the command went. What goes wrong is told where it belongs. */
    int ask(
            CommandSpec command,
            String question,
            UnaryOperator<ObjectNode> with,
            BiConsumer<JsonNode, PrintWriter> tell) {
        PrintWriter err = command.commandLine().getErr();
        try {
            AgentClient client = client(command);
            JsonNode answer = client.ask(with.apply(client.question(question)));
            if (answer.path("type").asText().equals("error")) {
                err.printf("the agent refused: %s%n", answer.path("detail").asText());
                return ExitCode.FAILED;
            }
            tell.accept(answer, command.commandLine().getOut());
            return ExitCode.OK;
        } catch (InvalidSettingsException e) {
            err.println(e.getMessage());
            return ExitCode.USAGE;
        } catch (IOException e) {
            err.println(e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private AgentClient client(CommandSpec command) {
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
