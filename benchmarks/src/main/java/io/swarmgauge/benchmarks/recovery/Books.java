package io.swarmgauge.benchmarks.recovery;

import io.swarmgauge.benchmarks.load.Batches;
import io.swarmgauge.benchmarks.load.Cast;
import io.swarmgauge.benchmarks.load.Lane;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.load.SignedRecords;
import io.swarmgauge.benchmarks.load.Wire;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * What was told of each setup: single chunks that its first hoster sent in one window, long closed. So each record leads
 * to a correction at once, which says how many there were in all: right only if none of the state is lost.
 */
final class Books {

    /** Long enough for the window to be closed, and recent: brokers delete what is older than a topic's retention. */
    private static final long AGO = 300_000;

    private static final long AFTER = 60_000;
    private static final int CLOSER = 1;

    private final Cast cast;
    private final Batches batches;
    private final AtomicIntegerArray told;
    private final long windowStart;
    private final SignedRecords<TransferBatch> transfers = new SignedRecords<>(TopicCatalogue.TRANSFERS);
    private final Serializer<HostingSetup> plans = Wire.serdes().serializer(TopicCatalogue.HOSTING_SETUPS);

    /** @param nowMillis the present, epoch milliseconds */
    Books(int keys, long seed, long nowMillis) {
        long ago = nowMillis - AGO;
        this.windowStart = ago - ago % LoadShape.WINDOW.toMillis();
        this.cast = new Cast(seed);
        this.batches = new Batches(Lane.EVENTS, seed, cast);
        this.told = new AtomicIntegerArray(keys);
    }

    long windowStart() {
        return windowStart;
    }

    int keys() {
        return told.length();
    }

    /** Chunks that were told of the setup up to now. */
    int told(int setup) {
        return told.get(setup);
    }

    ProducerRecord<String, byte[]> plan(int setup) {
        String topic = TopicCatalogue.HOSTING_SETUPS.name();
        return new ProducerRecord<>(
                topic, null, windowStart - 1, cast.setupId(setup), plans.serialize(topic, cast.setup(setup)));
    }

    /** One more chunk. */
    ProducerRecord<String, byte[]> chunk(int setup) {
        int number = told.incrementAndGet(setup);
        return signed(
                batches.batch(new LoadShape.Place(setup, 0, number, windowStart + 1, windowStart + 2), number),
                setup,
                0);
    }

    /** Moves time on where the setup is, so that the window closes. */
    ProducerRecord<String, byte[]> closing(int setup) {
        long start = windowStart + AFTER;
        return signed(batches.nothing(new LoadShape.Place(setup, CLOSER, 1, start, start + 1)), setup, CLOSER);
    }

    private ProducerRecord<String, byte[]> signed(TransferBatch batch, int setup, int speaker) {
        return transfers.of(batch.getSetupId(), batch, batch.getHeader(), cast.speaker(setup, speaker));
    }
}
