package io.swarmgauge.benchmarks.engine;

import com.hazelcast.function.FunctionEx;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records into and out of Jet: it sends these objects to its processors, where they get what cannot be sent. */
final class JetRecords {

    private JetRecords() {}

    static final class Read implements FunctionEx<ConsumerRecord<byte[], byte[]>, Moved> {

        private static final long serialVersionUID = 1L;

        private final boolean verify;
        private transient @Nullable MovedReader reader;

        Read(boolean verify) {
            this.verify = verify;
        }

        @Override
        public Moved applyEx(ConsumerRecord<byte[], byte[]> record) {
            MovedReader present = reader;
            if (present == null) {
                present = new MovedReader(verify);
                reader = present;
            }
            return present.read(record);
        }
    }

    static final class Write implements FunctionEx<Concluded, ProducerRecord<byte[], byte[]>> {

        private static final long serialVersionUID = 1L;

        private transient @Nullable ConclusionWriter writer;

        @Override
        public ProducerRecord<byte[], byte[]> applyEx(Concluded concluded) {
            ConclusionWriter present = writer;
            if (present == null) {
                present = new ConclusionWriter();
                writer = present;
            }
            return present.record(concluded);
        }
    }
}
