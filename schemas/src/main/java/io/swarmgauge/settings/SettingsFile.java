package io.swarmgauge.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a YAML file into a settings record and says everything that is wrong with it at once. */
public final class SettingsFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern MARK = Pattern.compile("line (\\d+), column (\\d+)");

    private SettingsFile() {}

    /**
     * Reads the file with the reader, which asks the settings for each field.
     *
     * @throws InvalidSettingsException if the file cannot be read, a field is missing, unknown or of the wrong form, or
     *     the reader refuses a combination with an IllegalArgumentException
     */
    public static <T> T read(Path file, Function<Settings, T> reader) {
        return parse(file.toString(), contents(file), reader);
    }

    /** As {@link #read}, for text that is already at hand; the name stands for the file in problems. */
    public static <T> T parse(String name, String text, Function<Settings, T> reader) {
        return parse(name, text, new Placeholders(), reader);
    }

    static <T> T parse(String name, String text, Placeholders placeholders, Function<Settings, T> reader) {
        List<Problem> problems = new ArrayList<>();
        Settings settings = new Settings(name, "", tree(name, text), problems, placeholders);
        T result = null;
        try {
            result = reader.apply(settings);
        } catch (IllegalArgumentException e) {
            if (problems.isEmpty()) {
                problems.add(
                        new Problem(name, "", placeholders.hide(String.valueOf(e.getMessage())), "Mend the file."));
            }
        }
        settings.refuseUnknownFields();
        if (result == null || !problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return result;
    }

    /**
     * The names of the fields at the file's top, by which kinds of settings files can be told apart.
     *
     * @throws InvalidSettingsException if the file cannot be read
     */
    public static Set<String> fields(Path file) {
        Set<String> fields = new LinkedHashSet<>();
        tree(file.toString(), contents(file)).fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw wholeFile(file.toString(), "the file does not exist", "Name an existing file.");
        } catch (IOException e) {
            throw wholeFile(
                    file.toString(), "the file cannot be read (" + e.getMessage() + ")", "Check its permissions.");
        }
    }

    private static JsonNode tree(String name, String text) {
        try {
            JsonNode tree = YAML.readTree(text);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                return JsonNodeFactory.instance.objectNode();
            }
            if (!tree.isObject()) {
                throw wholeFile(name, "the file is not a mapping of fields", "Start it with lines such as 'node:'.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw wholeFile(name, whereAndWhat(e), "Mend the YAML.");
        }
    }

    /**
     * Jackson's own location is where it began to read the token; the message's last mark, where it has one, is where the
     * fault is.
     */
    private static String whereAndWhat(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        String what = message.lines().findFirst().orElse("not YAML");
        return MARK.matcher(message)
                .results()
                .reduce((first, second) -> second)
                .map(mark -> "line %s, column %s: %s".formatted(mark.group(1), mark.group(2), what))
                .orElseGet(() -> e.getLocation() == null
                        ? what
                        : "line %d: %s".formatted(e.getLocation().getLineNr(), what));
    }

    private static InvalidSettingsException wholeFile(String name, String wrong, String remedy) {
        return new InvalidSettingsException(List.of(new Problem(name, "", wrong, remedy)));
    }
}
