package io.swarmgauge.benchmarks.recovery;

import io.swarmgauge.benchmarks.kafka.CommittedReader;
import io.swarmgauge.benchmarks.load.Wire;
import io.swarmgauge.benchmarks.measure.WrongResultException;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** What was concluded of each setup, held against what was told. For one thread. */
final class Results implements AutoCloseable {

    private static final int SETUP_ID_PREFIX = "setup-".length();

    private final Books books;
    private final CommittedReader reader;
    private final Deserializer<BandwidthWindow> windows = Wire.serdes().deserializer(TopicCatalogue.BANDWIDTH);
    private final long[] concluded;
    private int concludedSetups;

    /**
     * One conclusion.
     *
     * @param partition where it stands, which is also where the setup's records are
     * @param chunks that were told up to then
     */
    record Result(int setup, int partition, long chunks) {}

    Results(String bootstrapServers, Books books) {
        this.books = books;
        this.concluded = new long[books.keys()];
        this.reader =
                new CommittedReader(bootstrapServers, List.of(TopicCatalogue.BANDWIDTH, TopicCatalogue.DEAD_LETTERS));
    }

    /** What is new; waits a little for more. */
    List<Result> poll() {
        List<Result> fresh = new ArrayList<>();
        reader.poll().forEach(record -> keep(record, fresh));
        return fresh;
    }

    /** Setups that something was concluded of. */
    int concludedSetups() {
        return concludedSetups;
    }

    /** Setups whose last conclusion is not all that was told of them. */
    long unequal() {
        long unequal = 0;
        for (int setup = 0; setup < concluded.length; setup++) {
            unequal += concluded[setup] == books.told(setup) ? 0 : 1;
        }
        return unequal;
    }

    @Override
    public void close() {
        reader.close();
    }

    private void keep(ConsumerRecord<String, byte[]> record, List<Result> fresh) {
        if (record.topic().equals(TopicCatalogue.DEAD_LETTERS.name())) {
            throw new WrongResultException("a record of the load was refused: " + CommittedReader.reasonOf(record));
        }
        BandwidthWindow window = windows.deserialize(record.topic(), record.value());
        if (window.getWindowStart() != books.windowStart()) {
            return;
        }
        int setup = Integer.parseInt(window.getSetupId().substring(SETUP_ID_PREFIX));
        long chunks = window.getEgress().getChunks();
        long before = concluded[setup];
        if (chunks <= before || chunks > books.told(setup)) {
            throw new WrongResultException(
                    "revision %d says that %s moved %d chunks; before it was %d, and %d were told"
                            .formatted(window.getRevision(), window.getSetupId(), chunks, before, books.told(setup)));
        }
        concluded[setup] = chunks;
        concludedSetups += before == 0 ? 1 : 0;
        fresh.add(new Result(setup, record.partition(), chunks));
    }
}
