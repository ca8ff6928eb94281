package io.swarmgauge.streams.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.streams.state.SeenRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.junit.jupiter.api.Test;

class StateSerdeTest {

    private static final SeenRange RANGE = new SeenRange("node.transfers", "a", 1L, 2L, 3L);

    /** The record as a release might have written it that named one more field. */
    private static final Schema FORMER = SchemaBuilder.record("SeenRange")
            .namespace("io.swarmgauge.streams.state")
            .fields()
            .requiredString("topic")
            .requiredString("nodeId")
            .requiredLong("epoch")
            .requiredLong("first")
            .requiredLong("last")
            .requiredLong("dropped")
            .endRecord();

    @Test
    void whatIsWrittenIsRead() {
        StateSerde<SeenRange> serde = StateSerde.of(SeenRange.class);
        byte[] bytes = serde.serializer().serialize("store", RANGE);
        assertThat(serde.deserializer().deserialize("store", bytes)).isEqualTo(RANGE);
    }

    @Test
    void stateOfAFormerReleaseIsReadWhenItsSchemaIsGiven() throws IOException {
        GenericRecord former = new GenericRecordBuilder(FORMER)
                .set("topic", "node.transfers")
                .set("nodeId", "a")
                .set("epoch", 1L)
                .set("first", 2L)
                .set("last", 3L)
                .set("dropped", 4L)
                .build();
        ByteBuffer bytes = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), FORMER).encode(former);
        assertThat(StateSerde.of(SeenRange.class, List.of(FORMER)).decode(bytes))
                .isEqualTo(RANGE);
        assertThatThrownBy(() -> StateSerde.of(SeenRange.class).decode(bytes))
                .isInstanceOf(MissingSchemaException.class);
    }
}
