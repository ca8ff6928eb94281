package io.swarmgauge.serdes;

import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the schema registry is and whether this process may add schemas to it.
 *
 * @param url base address of the Confluent API, such as {@code http://registry:8081}; {@code mock://name} stays within the process
 * @param autoRegister whether unknown schemas are registered by the first writer; only for local runs
 */
public record RegistrySettings(String url, boolean autoRegister) {

    Map<String, Object> serdeConfig() {
        Map<String, Object> config = new HashMap<>();
        config.put(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, url);
        config.put(AbstractKafkaSchemaSerDeConfig.AUTO_REGISTER_SCHEMAS, autoRegister);
        config.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        return config;
    }
}
