package io.swarmgauge.producers.publish;

import static io.swarmgauge.producers.TestNodes.KEY;

import io.swarmgauge.producers.spool.Spool;
import io.swarmgauge.producers.spool.SpoolListener;
import io.swarmgauge.producers.spool.SpoolSettings;
import io.swarmgauge.producers.spool.SpooledRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;

/** A publisher with a real spool behind it, out of which a test takes what was published. */
public final class TestOutbox implements AutoCloseable {

    public final Spool spool;
    private final Clock clock;

    public TestOutbox(Path directory) {
        this(directory, Clock.systemUTC());
    }

    public TestOutbox(Path directory, Clock clock) {
        this.clock = clock;
        try {
            spool = Spool.open(
                    new SpoolSettings(directory, SpoolSettings.DEFAULT_MAX_BYTES),
                    KEY.nodeId(),
                    clock,
                    SpoolListener.NOBODY);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public Publisher publisher() {
        return new Publisher(KEY.nodeId(), "eu", clock, spool);
    }

    /** The oldest record that was not taken yet. */
    public <V> Optional<V> next(Class<V> type) throws InterruptedException {
        return next().map(record -> type.cast(decoded(record)));
    }

    public Optional<SpooledRecord> next() throws InterruptedException {
        spool.commit(spool.take());
        return spool.next(Set.of(), Duration.ZERO);
    }

    private Object decoded(SpooledRecord record) {
        Schema schema = new Schema.Parser().parse(spool.schema(record.schema()).orElseThrow());
        try {
            return new SpecificDatumReader<Object>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(record.body(), null));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        spool.close();
    }
}
