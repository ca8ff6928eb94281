package io.swarmgauge.benchmarks.agent;

import io.swarmgauge.local.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How an agent is started: by the launcher, as everybody does it, where this benchmark was started by the launcher too. */
final class AgentJvm {

    /** Set by the launcher. */
    private static final String OPTIONS = "swarmgauge.agent.options";

    /** The launcher gives it to everything; the agent's records need it. */
    private static final String TRUST = "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.swarmgauge";

    private static final String HOME = "swarmgauge.home";

    private AgentJvm() {}

    /** The JVM options that the launcher gives to an agent; none in the build's tests. */
    static List<String> options() {
        String options = System.getProperty(OPTIONS, "").strip();
        return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
    }

    /** As {@link #options}, with what the agent's classes cannot be without. */
    static List<String> optionsOfParts() {
        return Stream.concat(options().stream(), Stream.of(TRUST)).toList();
    }

    static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>();
        String home = System.getProperty(HOME, "");
        if (home.isEmpty()) {
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    TRUST,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName()));
        } else {
            command.add(Path.of(home, "swarmgauge").toString());
        }
        command.addAll(words);
        return command;
    }
}
