package io.swarmgauge.streams.testkit;

import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.ledger.Ledger;
import io.swarmgauge.streams.kit.ledger.Ledgers;
import io.swarmgauge.streams.state.ledger.LedgerEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** One ledger by itself, behind its repartition topic. */
public final class LedgerDriver<O> implements AutoCloseable {

    private static final String IN = "entries";
    private static final String OUT = "conclusions";

    private final Path directory;
    private final Ledger<?, ?, O> ledger;
    private final Serde<O> conclusion;
    private int life;
    private TopologyTestDriver driver;

    public LedgerDriver(Path directory, Ledger<?, ?, O> ledger, Serde<O> conclusion) {
        this.directory = directory;
        this.ledger = ledger;
        this.conclusion = conclusion;
        this.driver = open();
    }

    public void hear(LedgerEntry entry) {
        driver.createInputTopic(
                        IN,
                        new StringSerializer(),
                        StateSerde.of(LedgerEntry.class).serializer())
                .pipeInput(entry.getSource(), entry, entry.getWindowEnd() - 1);
    }

    /** Lets the wall clock pass until conclusions are said. */
    public List<TestRecord<String, O>> concluded() {
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        return driver.createOutputTopic(OUT, new StringDeserializer(), conclusion.deserializer())
                .readRecordsToList();
    }

    /** Entries of the store whose key begins with the letter of their kind. */
    public int kept(char kind) {
        KeyValueStore<Bytes, byte[]> kept = driver.getKeyValueStore(ledger.name() + "-ledger");
        int number = 0;
        try (KeyValueIterator<Bytes, byte[]> all = kept.all()) {
            while (all.hasNext()) {
                number += all.next().key.get()[0] == kind ? 1 : 0;
            }
        }
        return number;
    }

    /** Ends the process and starts another on what it left on disk. */
    public void restart() {
        Path before = stateDirectory();
        life++;
        driver.getAllStateStores().values().forEach(StateStore::close);
        GaugeDriver.copy(before, stateDirectory());
        driver = open();
    }

    @Override
    public void close() {
        driver.close();
    }

    private TopologyTestDriver open() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "ledger-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory().toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        Consumed<String, LedgerEntry> entries = Consumed.with(Serdes.String(), StateSerde.of(LedgerEntry.class));
        Ledgers.keep(builder.stream(IN, entries.withName(IN)), ledger)
                .to(OUT, Produced.with(Serdes.String(), conclusion).withName(OUT));
        return new TopologyTestDriver(builder.build(), properties);
    }

    private Path stateDirectory() {
        return directory.resolve("life-" + life);
    }
}
