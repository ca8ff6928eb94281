package io.swarmgauge.benchmarks.latency;

import io.swarmgauge.benchmarks.load.Batches;
import io.swarmgauge.benchmarks.load.Cast;
import io.swarmgauge.benchmarks.load.Due;
import io.swarmgauge.benchmarks.load.Lane;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.load.SignedRecords;
import io.swarmgauge.benchmarks.load.Wire;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.signing.NodeKey;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** What is said, as records: each about the time up to the moment at which it is sent. */
final class Talk {

    private static final Duration FLUSH = Duration.ofSeconds(2);

    private final Cast cast;
    private final Batches batches;
    private final int setups;
    private final SignedRecords<TransferBatch> transfers = new SignedRecords<>(TopicCatalogue.TRANSFERS);
    private final SignedRecords<BenchmarkResult> benchmarks = new SignedRecords<>(TopicCatalogue.BENCHMARKS);
    private final SignedRecords<HostMetrics> metrics = new SignedRecords<>(TopicCatalogue.HOST_METRICS);
    private final Serializer<HostingSetup> plans = Wire.serdes().serializer(TopicCatalogue.HOSTING_SETUPS);

    Talk(Cast cast, long seed, int setups) {
        this.cast = cast;
        this.batches = new Batches(Lane.BATCHES, seed, cast);
        this.setups = setups;
    }

    Due plan(int setup, long micros) {
        String topic = TopicCatalogue.HOSTING_SETUPS.name();
        return new Due(
                micros,
                new ProducerRecord<>(
                        topic,
                        null,
                        TimeUnit.MICROSECONDS.toMillis(micros),
                        cast.setupId(setup),
                        plans.serialize(topic, cast.setup(setup))));
    }

    /** The transfers with this number, from 0: of every setup and then of its next speaker, in turn. */
    Due transfers(long number, long micros) {
        long end = TimeUnit.MICROSECONDS.toMillis(micros);
        long turn = number / setups;
        LoadShape.Place place = new LoadShape.Place(
                (int) (number % setups),
                (int) (turn % LoadShape.SPEAKERS),
                turn / LoadShape.SPEAKERS + 1,
                end - FLUSH.toMillis(),
                end);
        TransferBatch batch = batches.batch(place, number);
        return new Due(
                micros,
                transfers.of(
                        batch.getSetupId(), batch, batch.getHeader(), cast.speaker(place.setup(), place.speaker())));
    }

    /** The measurement with this number, from 0: of every setup's first hoster, then of the second and the third. */
    Due measurement(long number, long micros) {
        int setup = (int) (number % setups);
        long turn = number / setups;
        BenchmarkResult result = Measured.of(
                cast, setup, (int) (turn % LoadShape.HOSTERS), turn + 1, TimeUnit.MICROSECONDS.toMillis(micros));
        return new Due(
                micros, benchmarks.of(result.getSetupId(), result, result.getHeader(), Measured.attestor(cast, setup)));
    }

    /** A node that nobody has heard of says that its disk is full. */
    Due fullDisk(NodeKey node, long micros) {
        HostMetrics full = FullDisk.of(node, TimeUnit.MICROSECONDS.toMillis(micros));
        return new Due(micros, metrics.of(node.nodeId().hex(), full, full.getHeader(), node));
    }
}
