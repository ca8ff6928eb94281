package io.swarmgauge.benchmarks.scale;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the plan starts from: lines of {@code key = value; what it is; where it comes from}, and comments. */
public final class ScaleInputs {

    private static final String NODES = "nodes";

    /**
     * One of them.
     *
     * @param source a command that measures it, a setting, or an assumption
     */
    record Input(double value, String words, String source) {}

    private final Map<String, Input> inputs;

    private ScaleInputs(Map<String, Input> inputs) {
        this.inputs = inputs;
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException with the line that is wrong
     */
    public static ScaleInputs read(Path file) throws IOException {
        Map<String, Input> inputs = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("[=;]", 4);
                try {
                    inputs.put(
                            parts[0].strip(),
                            new Input(Double.parseDouble(parts[1].strip()), parts[2].strip(), parts[3].strip()));
                } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                    throw new IllegalArgumentException(
                            "%s: '%s' is not 'key = number; what it is; where it comes from'".formatted(file, line), e);
                }
            }
        }
        return new ScaleInputs(inputs);
    }

    /** The same for another swarm. */
    public ScaleInputs withNodes(long nodes) {
        Map<String, Input> changed = new LinkedHashMap<>(inputs);
        changed.computeIfPresent(NODES, (key, input) -> new Input(nodes, input.words(), input.source()));
        return new ScaleInputs(changed);
    }

    double get(String key) {
        Input input = inputs.get(key);
        if (input == null) {
            throw new IllegalArgumentException("the file of figures lacks '%s'".formatted(key));
        }
        return input.value();
    }

    Map<String, Input> all() {
        return inputs;
    }
}
