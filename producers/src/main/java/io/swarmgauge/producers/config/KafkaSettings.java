package io.swarmgauge.producers.config;

import io.swarmgauge.settings.Settings;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The cluster that the agent writes to.
 *
 * @param properties settings of the Kafka clients, such as those for TLS, passed on as they are
 */
public record KafkaSettings(String bootstrapServers, Map<String, String> properties) {

    private static final String SERVER = "[^\\s,]+:\\d{1,5}";
    private static final Pattern SERVERS = Pattern.compile(SERVER + "(\\s*,\\s*" + SERVER + ")*");

    public KafkaSettings {
        properties = Map.copyOf(properties);
    }

    static KafkaSettings from(Settings settings) {
        return new KafkaSettings(
                settings.text(
                        "bootstrap-servers",
                        "brokers as host:port, several with commas between",
                        text -> SERVERS.matcher(text).matches()),
                settings.properties("properties"));
    }
}
