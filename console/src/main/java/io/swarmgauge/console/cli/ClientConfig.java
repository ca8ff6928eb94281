package io.swarmgauge.console.cli;

import io.swarmgauge.settings.Placeholders;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/**
 * A properties file for the clients of Kafka and of the registry, its placeholders filled in.
 *
 * @param kafka what Kafka's clients get
 * @param registry what the registry's client gets
 */
record ClientConfig(Map<String, String> kafka, Map<String, String> registry) {

    /** The file cannot be used; says why and what to do. */
    static final class UnusableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnusableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static final List<String> OF_REGISTRY = List.of("schema.registry.", "basic.auth.", "bearer.auth.");

    static ClientConfig read(Path file) throws UnusableException {
        Properties properties = load(file);
        Placeholders placeholders = new Placeholders();
        Map<String, String> kafka = new HashMap<>();
        Map<String, String> registry = new HashMap<>();
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            boolean isOfRegistry = OF_REGISTRY.stream().anyMatch(name::startsWith);
            (isOfRegistry ? registry : kafka).put(name, filled(name, properties.getProperty(name), placeholders));
        }
        return new ClientConfig(kafka, registry);
    }

    private static Properties load(Path file) throws UnusableException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableException("cannot be read (%s): name a properties file".formatted(e.getMessage()), e);
        }
    }

    private static String filled(String name, String value, Placeholders placeholders) throws UnusableException {
        try {
            return placeholders.fill(value);
        } catch (Placeholders.MissingException e) {
            throw new UnusableException("cannot be used: %s %s. %s".formatted(name, e.getMessage(), e.remedy()), e);
        }
    }

    @Override
    public String toString() {
        return "ClientConfig[values hidden: %s, %s]"
                .formatted(new TreeSet<>(kafka.keySet()), new TreeSet<>(registry.keySet()));
    }
}
