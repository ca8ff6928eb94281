package io.swarmgauge.console.letters;

import io.swarmgauge.console.letters.Reading.Decoded;
import io.swarmgauge.console.letters.Reading.Unasked;
import io.swarmgauge.console.letters.Reading.Undecodable;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.serialization.Deserializer;

/** Decodes refused records as the streams application would. */
public final class RecordReader implements AutoCloseable {

    private final RecordSerdes serdes;
    private final Map<String, Deserializer<?>> deserializers = new HashMap<>();

    public RecordReader(RecordSerdes serdes) {
        this.serdes = serdes;
    }

    public Reading read(KeptRecord kept) {
        byte[] value = kept.value();
        if (value == null) {
            return new Undecodable("the letter holds no value");
        }
        Optional<Topic<?>> topic =
                kept.letter().origin().topic().flatMap(TopicCatalogue::named).filter(Topic::isAvro);
        if (topic.isEmpty()) {
            return new Undecodable("the letter names no topic with records");
        }
        try {
            Object read = deserializers
                    .computeIfAbsent(topic.get().name(), name -> serdes.deserializer(topic.get()))
                    .deserialize(topic.get().name(), value);
            return new Decoded(SpecificData.get().toString(read), windowStart(read));
        } catch (RuntimeException e) {
            return RegistryOutage.isCauseOf(e)
                    ? new Unasked("the schema registry could not be asked: " + e.getMessage())
                    : new Undecodable(rootOf(e));
        }
    }

    @Override
    public void close() {
        deserializers.values().forEach(Deserializer::close);
    }

    private static OptionalLong windowStart(Object read) {
        return read instanceof GenericRecord fields
                        && fields.hasField("header")
                        && fields.get("header") instanceof NodeHeader header
                ? OptionalLong.of(header.getWindowStart())
                : OptionalLong.empty();
    }

    private static String rootOf(RuntimeException e) {
        return e.getCause() == null
                ? String.valueOf(e.getMessage())
                : e.getMessage() + ": " + e.getCause().getMessage();
    }
}
