package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Avro records as the API shows them: fields under their own names, moments as ISO-8601 in place of epoch milliseconds, a union's value
 * without the name of its type, and no bytes, which are for programs that read the topic itself.
 */
public final class AvroJson {

    /** The fields that hold a moment; a test holds them against the schemas' docs. */
    static final Set<String> MOMENTS = Set.of(
            "windowStart",
            "windowEnd",
            "asOf",
            "firstSeen",
            "lastSeen",
            "fromTime",
            "untilTime",
            "startsAt",
            "endsAt",
            "firedAt",
            "epoch");

    private AvroJson() {}

    public static ObjectNode of(SpecificRecord record) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            if (field.schema().getType() != Schema.Type.BYTES) {
                object.set(field.name(), field(field.name(), record.get(field.pos())));
            }
        }
        return object;
    }

    private static JsonNode field(String name, @Nullable Object value) {
        return value instanceof Long moment && MOMENTS.contains(name)
                ? JsonNodeFactory.instance.textNode(Json.time(moment))
                : value(value);
    }

    private static JsonNode value(@Nullable Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof SpecificRecord record) {
            return of(record);
        } else if (value instanceof Collection<?> items) {
            ArrayNode array = nodes.arrayNode();
            items.forEach(item -> array.add(value(item)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = nodes.objectNode();
            map.forEach((key, item) -> object.set(String.valueOf(key), value(item)));
            return object;
        } else if (value instanceof Double number) {
            return Double.isFinite(number) ? nodes.numberNode(number) : nodes.nullNode();
        } else if (value instanceof Long number) {
            return nodes.numberNode(number);
        } else if (value instanceof Integer number) {
            return nodes.numberNode(number);
        } else if (value instanceof Boolean flag) {
            return nodes.booleanNode(flag);
        }
        return value == null ? nodes.nullNode() : nodes.textNode(value.toString());
    }
}
