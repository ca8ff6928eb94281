package io.swarmgauge.benchmarks.engine;

import java.util.Objects;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records into and out of Flink: it sends these objects to its tasks, where they get what cannot be sent. */
final class FlinkRecords {

    private FlinkRecords() {}

    static final class Read implements KafkaRecordDeserializationSchema<Moved> {

        private static final long serialVersionUID = 1L;

        private final boolean verify;
        private transient @Nullable MovedReader reader;

        Read(boolean verify) {
            this.verify = verify;
        }

        @Override
        public void open(DeserializationSchema.InitializationContext context) {
            reader = new MovedReader(verify);
        }

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Moved> out) {
            out.collect(Objects.requireNonNull(reader).read(record));
        }

        @Override
        public TypeInformation<Moved> getProducedType() {
            return TypeInformation.of(Moved.class);
        }
    }

    static final class Write implements KafkaRecordSerializationSchema<Concluded> {

        private static final long serialVersionUID = 1L;

        private transient @Nullable ConclusionWriter writer;

        @Override
        public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) {
            writer = new ConclusionWriter();
        }

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                Concluded concluded, KafkaSinkContext context, @Nullable Long timestamp) {
            return Objects.requireNonNull(writer).record(concluded);
        }
    }
}
