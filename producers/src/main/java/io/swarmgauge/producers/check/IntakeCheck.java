package io.swarmgauge.producers.check;

import io.swarmgauge.check.Finding;
import io.swarmgauge.producers.config.IntakeSettings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the socket can be made and the node's program can be run. */
final class IntakeCheck {

    private static final String SOCKET = "intake.socket";
    private static final String COMMAND = "intake.command";

    private final IntakeSettings intake;
    private final Map<String, String> environment;

    /** Programs are looked for as the given environment says. */
    IntakeCheck(IntakeSettings intake, Map<String, String> environment) {
        this.intake = intake;
        this.environment = environment;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        intake.socket().ifPresent(path -> findings.add(socket(path)));
        if (!intake.command().isEmpty()) {
            findings.add(command(intake.command().get(0)));
        }
        return findings;
    }

    private static Finding socket(Path path) {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return Finding.problem(
                    SOCKET, "the directory " + directory + " does not exist", "Create it for the agent's user.");
        }
        if (!Files.isWritable(directory)) {
            return Finding.problem(
                    SOCKET, "the directory " + directory + " is not writable", "Give the agent's user the right to.");
        }
        if (Files.isRegularFile(path) || Files.isDirectory(path)) {
            return Finding.problem(SOCKET, path + " is in the way", "Remove it or name another path.");
        }
        return Finding.well(SOCKET, "the directory " + directory + " is writable");
    }

    private Finding command(String program) {
        Optional<Path> found = program.contains(File.separator)
                ? Optional.of(Path.of(program)).filter(Files::isExecutable)
                : searchPath()
                        .map(directory -> directory.resolve(program))
                        .filter(Files::isExecutable)
                        .findFirst();
        return found.map(path -> Finding.well(COMMAND, path + " can be run"))
                .orElseGet(() -> Finding.problem(
                        COMMAND,
                        program + " is not a program that can be run",
                        "Install it, or name it with its whole path."));
    }

    private Stream<Path> searchPath() {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of);
    }
}
