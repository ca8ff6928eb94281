package io.swarmgauge.console.testkit;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Records made from their schemas: one with a value in every field, and one with as little as the schema allows. */
public final class SampleRecords {

    public static final String KEY = "a".repeat(64);
    public static final long MOMENT = 1_800_000_000_000L;

    private static final Set<String> KEYS =
            Set.of("hosterId", "attestorId", "nodeId", "suspectId", "betterPaid", "betterRanked", "feedKey");

    private final boolean sparse;

    private SampleRecords(boolean sparse) {
        this.sparse = sparse;
    }

    /** Every field has a value, every list an item. */
    public static <V extends SpecificRecord> V full(Class<V> type) {
        return type.cast(new SampleRecords(false).record(SpecificData.get().getSchema(type)));
    }

    /** What may be null is null, and lists are empty. */
    public static <V extends SpecificRecord> V sparse(Class<V> type) {
        return type.cast(new SampleRecords(true).record(SpecificData.get().getSchema(type)));
    }

    public static <V extends SpecificRecord> V with(V record, String field, @Nullable Object value) {
        record.put(record.getSchema().getField(field).pos(), value);
        return record;
    }

    private @Nullable Object value(String field, Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ENUM -> constant(schema);
            case UNION -> sparse ? null : value(field, schema.getTypes().get(1));
            case ARRAY -> sparse ? List.of() : List.of(value(field, schema.getElementType()));
            case MAP -> sparse ? Map.of() : Map.of("setup", value(field, schema.getValueType()));
            case STRING -> KEYS.contains(field) ? KEY : field + "-1";
            case LONG -> MOMENT;
            case INT -> 1;
            case DOUBLE -> 0.5;
            case BOOLEAN -> true;
            case BYTES -> ByteBuffer.allocate(0);
            default -> throw new IllegalArgumentException("no sample of " + schema);
        };
    }

    private SpecificRecord record(Schema schema) {
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.name(), field.schema())));
        return record;
    }

    private static Object constant(Schema schema) {
        Object[] constants = SpecificData.get().getClass(schema).getEnumConstants();
        return constants[1];
    }
}
