package io.swarmgauge.serdes;

import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.swarmgauge.settings.Addresses;
import io.swarmgauge.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the schema registry is and whether this process may add schemas to it.
 *
 * @param url base address of the Confluent API, such as {@code http://registry:8081}; {@code mock://name} stays within the process
 * @param autoRegister whether unknown schemas are registered by the first writer; only for local runs
 * @param properties settings of Confluent's client, such as those for TLS and passwords, passed on as they are; some are secrets
 */
public record RegistrySettings(String url, boolean autoRegister, Map<String, String> properties) {

    private static final Pattern HTTP = Pattern.compile("http://(?:[^/@]*@)?(\\[[^]]*]|[^/:]*).*");
    private static final Pattern USER = Pattern.compile("://[^/@]*@");

    public RegistrySettings {
        properties = Map.copyOf(properties);
    }

    public RegistrySettings(String url, boolean autoRegister) {
        this(url, autoRegister, Map.of());
    }

    /** Reads the section {@code registry} of a settings file of a part that writes records. */
    public static RegistrySettings from(Settings settings) {
        return from(settings, settings.flag("auto-register", false));
    }

    /** Reads the section of a part that only reads. */
    public static RegistrySettings ofReader(Settings settings) {
        return from(settings, false);
    }

    private static RegistrySettings from(Settings settings, boolean autoRegister) {
        return new RegistrySettings(
                settings.text("url", "an address such as http://registry:8081", url -> url.contains("://")),
                autoRegister,
                settings.properties("properties"));
    }

    /** The configuration of Confluent's serializers and deserializers. */
    public Map<String, Object> serdeConfig() {
        Map<String, Object> config = new HashMap<>(properties);
        config.put(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, url);
        config.put(AbstractKafkaSchemaSerDeConfig.AUTO_REGISTER_SCHEMAS, autoRegister);
        config.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        return config;
    }

    /** Whether what is asked and answered can be changed on the way, over a network. */
    public boolean isPlaintextBeyondThisMachine() {
        Matcher http = HTTP.matcher(url);
        return http.matches() && !Addresses.isThisMachine(http.group(1));
    }

    /** The address without the name and password that may stand in it. */
    public String shownUrl() {
        return USER.matcher(url).replaceFirst("://");
    }

    @Override
    public String toString() {
        return "RegistrySettings[%s, autoRegister=%s, properties hidden: %s]"
                .formatted(shownUrl(), autoRegister, new TreeSet<>(properties.keySet()));
    }
}
