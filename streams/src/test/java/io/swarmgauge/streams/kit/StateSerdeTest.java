package io.swarmgauge.streams.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.streams.state.Gap;
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

    private static final Gap GAP = new Gap(3L, 2L);

    /** The record as a release might have written it that named one more field. */
    private static final Schema FORMER = SchemaBuilder.record("Gap")
            .namespace("io.swarmgauge.streams.state")
            .fields()
            .requiredLong("before")
            .requiredLong("missing")
            .requiredLong("dropped")
            .endRecord();

    @Test
    void whatIsWrittenIsRead() {
        StateSerde<Gap> serde = StateSerde.of(Gap.class);
        byte[] bytes = serde.serializer().serialize("store", GAP);
        assertThat(serde.deserializer().deserialize("store", bytes)).isEqualTo(GAP);
    }

    @Test
    void stateOfAFormerReleaseIsReadWhenItsSchemaIsGiven() throws IOException {
        GenericRecord former = new GenericRecordBuilder(FORMER)
                .set("before", 3L)
                .set("missing", 2L)
                .set("dropped", 4L)
                .build();
        ByteBuffer bytes = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), FORMER).encode(former);
        assertThat(StateSerde.of(Gap.class, List.of(FORMER)).decode(bytes)).isEqualTo(GAP);
        assertThatThrownBy(() -> StateSerde.of(Gap.class).decode(bytes)).isInstanceOf(MissingSchemaException.class);
    }
}
