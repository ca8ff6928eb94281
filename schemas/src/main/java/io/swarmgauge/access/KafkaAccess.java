package io.swarmgauge.access;

import io.swarmgauge.settings.Addresses;
import io.swarmgauge.settings.Settings;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How Kafka is reached.
 *
 * @param bootstrapServers brokers as {@code host:port}, several with commas between
 * @param properties settings of Kafka's clients, such as those for TLS, passed on as they are; some are secrets
 */
public record KafkaAccess(String bootstrapServers, Map<String, String> properties) {

    private static final String PROTOCOL = "security.protocol";
    private static final Set<String> UNENCRYPTED = Set.of("PLAINTEXT", "SASL_PLAINTEXT");

    public KafkaAccess {
        properties = Map.copyOf(properties);
    }

    /** Brokers that ask nothing of their clients. */
    public static KafkaAccess plain(String bootstrapServers) {
        return new KafkaAccess(bootstrapServers, Map.of());
    }

    /** Reads the section {@code kafka} of a settings file. */
    public static KafkaAccess from(Settings settings) {
        return new KafkaAccess(
                settings.text(
                        "bootstrap-servers",
                        "brokers as host:9092, several with commas between",
                        Addresses::areSeveral),
                settings.properties("properties"));
    }

    /** The configuration that every kind of client starts from. */
    public Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>(properties);
        client.put("bootstrap.servers", bootstrapServers);
        return client;
    }

    /** Whether what is sent can be read on the way. */
    public boolean isPlaintext() {
        return UNENCRYPTED.contains(
                properties.getOrDefault(PROTOCOL, "PLAINTEXT").toUpperCase(Locale.ROOT));
    }

    /** Whether it is sent so over a network. */
    public boolean isPlaintextBeyondThisMachine() {
        return isPlaintext() && !Addresses.areOnThisMachine(bootstrapServers);
    }

    /** Any property may hold a secret, so that only the protocol's value is shown. */
    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>(properties);
        shown.replaceAll((name, value) -> name.equals(PROTOCOL) ? value : "(hidden)");
        return "KafkaAccess[%s, %s]".formatted(bootstrapServers, shown);
    }
}
