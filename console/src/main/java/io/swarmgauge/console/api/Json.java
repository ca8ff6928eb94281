package io.swarmgauge.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** How answers are put together. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    static ArrayNode array(Collection<? extends JsonNode> items) {
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }

    static ArrayNode records(Collection<? extends SpecificRecord> records) {
        return array(records.stream().map(AvroJson::of).toList());
    }

    static JsonNode nothing() {
        return JsonNodeFactory.instance.nullNode();
    }

    static JsonNode orNull(Optional<? extends SpecificRecord> record) {
        return record.<JsonNode>map(AvroJson::of).orElse(nothing());
    }

    /** A moment in ISO-8601, UTC. */
    static String time(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
