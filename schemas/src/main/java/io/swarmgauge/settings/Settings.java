package io.swarmgauge.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One mapping of a settings file. Each question names a field and what its form must be; an answer that is missing or
 * wrong is noted as a problem and stood in for by a harmless value, so that one reading finds every problem.
 */
public final class Settings {

    private final String file;
    private final String path;
    private final JsonNode node;
    private final List<Problem> problems;
    private final Placeholders placeholders;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Settings> parts = new ArrayList<>();

    Settings(String file, String path, JsonNode node, List<Problem> problems, Placeholders placeholders) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.problems = problems;
        this.placeholders = placeholders;
    }

    /** The mapping under a field; an empty one where the field is missing. */
    public Settings section(String field) {
        JsonNode child = value(field).orElse(JsonNodeFactory.instance.objectNode());
        if (!child.isObject()) {
            problem(field, "must be a mapping, is " + shown(child), "Put its fields below it, indented.");
            child = JsonNodeFactory.instance.objectNode();
        }
        return part(pathOf(field), child);
    }

    /** The mappings of a list; none where the field is missing. */
    public List<Settings> sections(String field) {
        return items(field).stream()
                .filter(item -> {
                    if (!item.isObject()) {
                        problem(field, "must hold mappings, holds " + shown(item), "Start each with '- name: …'.");
                    }
                    return item.isObject();
                })
                .map(item -> part(pathOf(field) + "[" + items(field).indexOf(item) + "]", item))
                .toList();
    }

    /** Whether a mapping, and no plain value, stands under the field. */
    public boolean hasSection(String field) {
        return value(field).filter(JsonNode::isObject).isPresent();
    }

    /** Each named mapping under a field, in the file's order. */
    public Map<String, Settings> namedSections(String field) {
        Settings names = section(field);
        Map<String, Settings> sections = new LinkedHashMap<>();
        names.node.fieldNames().forEachRemaining(name -> sections.put(name, names.section(name)));
        return sections;
    }

    public boolean has(String field) {
        return value(field).isPresent();
    }

    public String text(String field) {
        return required(field, "a text", "", this::asText);
    }

    public Optional<String> optionalText(String field) {
        return value(field).flatMap(v -> form(field, v, "a text", this::asText));
    }

    /** A text of which the test holds; wanted says in words what it must be. */
    public String text(String field, String wanted, Predicate<String> test) {
        return required(field, wanted, "", v -> asText(v).filter(test));
    }

    public List<String> texts(String field) {
        return items(field).stream()
                .map(item -> form(field, item, "a list of texts", this::asText).orElse(""))
                .toList();
    }

    /** One text, or a list of them. */
    public List<String> oneOrMore(String field) {
        return value(field).filter(JsonNode::isValueNode).isPresent() ? List.of(text(field)) : texts(field);
    }

    /** What a text or number says, such as a quantity with its unit; wanted says in words what it must be. */
    public <T> Optional<T> reading(String field, String wanted, Function<String, Optional<T>> reader) {
        return value(field).flatMap(v -> form(field, v, wanted, n -> asText(n).flatMap(reader)));
    }

    /** Fields with texts, numbers or switches as values, as they are passed on to a library. */
    public Map<String, String> properties(String field) {
        Map<String, String> properties = new LinkedHashMap<>();
        value(field).ifPresent(mapping -> mapping.properties()
                .forEach(entry -> properties.put(
                        entry.getKey(),
                        form(field + "." + entry.getKey(), entry.getValue(), "a plain value", this::asText)
                                .orElse(""))));
        return properties;
    }

    public long whole(String field, long least, long otherwise) {
        return optional(
                field, "a whole number, at least " + least, otherwise, value -> Optional.of(FilledText.typed(value))
                        .filter(v -> v.isIntegralNumber() && v.canConvertToLong())
                        .map(JsonNode::longValue)
                        .filter(n -> n >= least));
    }

    /** A whole number within bounds, both included. */
    public int whole(String field, int least, int most, int otherwise) {
        return optional(field, "a whole number from %d to %d".formatted(least, most), otherwise, value -> Optional.of(
                        FilledText.typed(value))
                .filter(v -> v.isIntegralNumber() && v.canConvertToInt())
                .map(JsonNode::intValue)
                .filter(n -> n >= least && n <= most));
    }

    public Optional<Long> optionalWhole(String field, long least) {
        return has(field) ? Optional.of(whole(field, least, least)) : Optional.empty();
    }

    public Optional<Double> optionalNumber(String field) {
        return value(field)
                .flatMap(v -> form(field, v, "a number", n -> Optional.of(FilledText.typed(n))
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::doubleValue)));
    }

    public boolean flag(String field, boolean otherwise) {
        return optional(field, "true or false", otherwise, v -> Optional.of(FilledText.typed(v))
                .filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue));
    }

    /** A time span such as {@code 500ms}, {@code 10s}, {@code 5m}, {@code 24h}, {@code 7d}; longer than nothing. */
    public Duration duration(String field, Duration otherwise) {
        return optional(field, "a time span such as 500ms, 10s, 5m, 24h or 7d", otherwise, v -> asText(v)
                .flatMap(Durations::parse)
                .filter(d -> !d.isZero()));
    }

    /** A time span that may be zero. */
    public Duration durationOrZero(String field) {
        return optional(field, "a time span such as 0s, 10s or 5m", Duration.ZERO, v -> asText(v)
                .flatMap(Durations::parse));
    }

    /** One of an enum's names, case and hyphens aside; UNKNOWN is never offered. */
    public <E extends Enum<E>> E choice(String field, Class<E> type, E otherwise) {
        return optional(
                field, "one of " + names(type), otherwise, v -> asText(v).flatMap(name -> named(type, name)));
    }

    /** As {@link #choice(String, Class, Enum)} where there is no default; the stand-in is the first constant. */
    public <E extends Enum<E>> E choice(String field, Class<E> type) {
        return required(field, "one of " + names(type), type.getEnumConstants()[0], v -> asText(v)
                .flatMap(name -> named(type, name)));
    }

    /** Several of an enum's names. */
    public <E extends Enum<E>> List<E> choices(String field, Class<E> type) {
        return items(field).stream()
                .flatMap(item -> form(field, item, "a list out of " + names(type), v -> asText(v)
                                .flatMap(name -> named(type, name)))
                        .stream())
                .toList();
    }

    /** Notes a problem that only the reader can see, such as two fields that exclude each other. */
    public void problem(String field, String wrong, String remedy) {
        problems.add(new Problem(file, pathOf(field), placeholders.hide(wrong), remedy));
    }

    void refuseUnknownFields() {
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                problem(field, "is not a setting", "Known here: " + String.join(", ", known) + ".");
            }
        });
        parts.forEach(Settings::refuseUnknownFields);
    }

    private Settings part(String partPath, JsonNode child) {
        Settings part = new Settings(file, partPath, child, problems, placeholders);
        parts.add(part);
        return part;
    }

    private <T> T required(String field, String wanted, T standIn, Function<JsonNode, Optional<T>> read) {
        Optional<JsonNode> value = value(field);
        if (value.isEmpty()) {
            problem(field, "is missing", "Give " + wanted + ".");
            return standIn;
        }
        return form(field, value.get(), wanted, read).orElse(standIn);
    }

    private <T> T optional(String field, String wanted, T otherwise, Function<JsonNode, Optional<T>> read) {
        return value(field).flatMap(v -> form(field, v, wanted, read)).orElse(otherwise);
    }

    /** A problem shows the value as it stands in the file, never what a placeholder stands for. */
    private <T> Optional<T> form(String field, JsonNode value, String wanted, Function<JsonNode, Optional<T>> read) {
        try {
            Optional<T> result = read.apply(filled(value));
            if (result.isEmpty()) {
                problems.add(new Problem(
                        file,
                        pathOf(field),
                        "must be %s, is %s".formatted(wanted, shown(value)),
                        "Give " + wanted + "."));
            }
            return result;
        } catch (Placeholders.MissingException e) {
            problems.add(new Problem(file, pathOf(field), String.valueOf(e.getMessage()), e.remedy()));
            return Optional.empty();
        }
    }

    private JsonNode filled(JsonNode value) throws Placeholders.MissingException {
        return value.isTextual() && Placeholders.areIn(value.textValue())
                ? new FilledText(placeholders.fill(value.textValue()))
                : value;
    }

    private Optional<JsonNode> value(String field) {
        known.add(field);
        return Optional.ofNullable(node.get(field)).filter(v -> !v.isNull());
    }

    private List<JsonNode> items(String field) {
        JsonNode list = value(field).orElse(JsonNodeFactory.instance.arrayNode());
        if (!list.isArray()) {
            problem(field, "must be a list, is " + shown(list), "Write it as [a, b] or as lines that start with '- '.");
            return List.of();
        }
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private Optional<String> asText(JsonNode value) {
        return value.isValueNode() ? Optional.of(value.asText()) : Optional.empty();
    }

    private String pathOf(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static String shown(JsonNode value) {
        return value.isObject() ? "a mapping" : value.isArray() ? "a list" : "'" + value.asText() + "'";
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, String name) {
        String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> !e.name().equals("UNKNOWN") && e.name().equals(wanted))
                .findFirst();
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Enum::name)
                .filter(name -> !name.equals("UNKNOWN"))
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }
}
