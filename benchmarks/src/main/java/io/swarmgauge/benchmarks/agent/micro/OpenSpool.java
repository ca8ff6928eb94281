package io.swarmgauge.benchmarks.agent.micro;

import io.swarmgauge.producers.publish.Publisher;
import io.swarmgauge.producers.publish.Window;
import io.swarmgauge.producers.spool.Spool;
import io.swarmgauge.producers.spool.SpoolListener;
import io.swarmgauge.producers.spool.SpoolSettings;
import io.swarmgauge.producers.transfers.IntervalTally;
import io.swarmgauge.producers.transfers.TransferBatches;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.signing.NodeKey;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.kafka.common.utils.Utils;

/** A spool in a directory of its own and the publisher that fills it. */
final class OpenSpool implements AutoCloseable {

    final Spool spool;

    private final Path directory;
    private final Publisher publisher;
    private final IntervalTally tally = BatchOf200.tally();

    private OpenSpool() throws IOException {
        NodeKey key = NodeKey.generate();
        this.directory = Files.createTempDirectory("swarmgauge-spool");
        this.spool = Spool.open(
                new SpoolSettings(directory, SpoolSettings.DEFAULT_MAX_BYTES),
                key.nodeId(),
                Clock.systemUTC(),
                SpoolListener.NOBODY);
        this.publisher = new Publisher(key.nodeId(), "europe", Clock.systemUTC(), spool);
    }

    static OpenSpool inNewDirectory() {
        try {
            return new OpenSpool();
        } catch (IOException e) {
            throw new UncheckedIOException("no spool can be opened in a temporary directory", e);
        }
    }

    /** As the agent does at an interval's end. */
    void publish() {
        publisher.publish(
                TopicCatalogue.TRANSFERS,
                tally.setup(),
                new Window(tally.start(), tally.end()),
                header -> TransferBatches.batch(header, tally, Role.HOSTER));
    }

    @Override
    public void close() throws IOException {
        spool.close();
        Utils.delete(directory.toFile());
    }
}
