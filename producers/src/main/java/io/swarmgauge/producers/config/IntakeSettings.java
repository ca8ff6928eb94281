package io.swarmgauge.producers.config;

import io.swarmgauge.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the node's lines come from.
 *
 * @param socket path of the Unix domain socket that the agent listens on
 * @param command the node as a child process: program and arguments; empty for none
 * @param environment variables for the child, added to the agent's own
 */
public record IntakeSettings(Optional<Path> socket, List<String> command, Map<String, String> environment) {

    /** What a socket's address holds on every platform, less the ending under which it is prepared. */
    private static final int LONGEST_PATH = 96;

    public IntakeSettings {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    static IntakeSettings from(Settings settings) {
        Optional<String> socket = settings.optionalText("socket");
        List<String> command = settings.texts("command");
        Map<String, String> environment = settings.properties("environment");
        if (socket.isEmpty() && command.isEmpty()) {
            settings.problem(
                    "socket",
                    "is missing, and so is 'command': no node could speak to the agent",
                    "Give the path of a socket, or the command that starts the node, or both.");
        }
        if (socket.filter(path -> path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH)
                .isPresent()) {
            settings.problem(
                    "socket", "is longer than a socket's path can be (" + LONGEST_PATH + " bytes)", "Shorten it.");
        }
        if (command.isEmpty() && !environment.isEmpty()) {
            settings.problem("environment", "is for 'command', which is missing", "Give a command or leave it out.");
        }
        return new IntakeSettings(socket.map(Path::of), command, environment);
    }
}
