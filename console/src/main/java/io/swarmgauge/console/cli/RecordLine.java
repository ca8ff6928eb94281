package io.swarmgauge.console.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** One Kafka record as one line of JSON: where it stands, its key, its headers, its value. */
final class RecordLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable KafkaAvroDeserializer avro;

    /** Without a deserializer values are shown as the bytes they are, in Base64. */
    RecordLine(@Nullable KafkaAvroDeserializer avro) {
        this.avro = avro;
    }

    String of(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        ObjectNode line = JSON.createObjectNode();
        line.put("topic", kafkaRecord.topic());
        line.put("partition", kafkaRecord.partition());
        line.put("offset", kafkaRecord.offset());
        line.put("timestamp", kafkaRecord.timestamp());
        line.put("key", text(kafkaRecord.key()));
        if (kafkaRecord.headers().iterator().hasNext()) {
            ObjectNode headers = line.putObject("headers");
            kafkaRecord.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        }
        value(line, kafkaRecord);
        return line.toString();
    }

    private void value(ObjectNode line, ConsumerRecord<byte[], byte[]> kafkaRecord) {
        byte[] bytes = kafkaRecord.value();
        if (bytes == null) {
            line.putNull("value");
        } else if (avro == null) {
            line.put("value", bytes);
        } else {
            try {
                line.set("value", json(avro.deserialize(kafkaRecord.topic(), bytes)));
            } catch (SerializationException e) {
                line.put("undecodable", String.valueOf(e.getMessage()));
                line.put("value", bytes);
            }
        }
    }

    private static JsonNode json(Object value) {
        try {
            return JSON.readTree(GenericData.get().toString(value));
        } catch (JsonProcessingException e) {
            throw new SerializationException("the record has no JSON form", e);
        }
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
