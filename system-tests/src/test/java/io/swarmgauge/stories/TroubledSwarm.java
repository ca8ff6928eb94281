package io.swarmgauge.stories;

import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.schema.node.AttestationRating;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.CpuMetrics;
import io.swarmgauge.schema.node.DiskMetrics;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.MemoryMetrics;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Three hours of a setup with three hosters and one attestor, in minutes from its beginning: an hour all is well, then for
 * forty minutes one hoster's disk is full, its processor is saturated and it answers far too late, then all is well again.
 */
final class TroubledSwarm implements AutoCloseable {

    static final String SETUP = "troubled-1";
    static final int TROUBLE = 60;
    static final int RECOVERY = 100;
    static final int END = 175;
    static final double FULL = 0.005;
    static final double SATURATED = 0.99;

    private static final String REGION = "europe";
    private static final int CHUNKS = 10;
    private static final int CHUNK_BYTES = 1_000;
    private static final double LAG_MS = 100;
    private static final double LAG_GUARANTEE = 0.99;
    private static final double IN_TIME_MS = 20;
    private static final double TOO_LATE_MS = 400;
    private static final int SECONDS_OF_METRICS = 20;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Instant beginning = Instant.now().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
    private final RecordSerdes serdes;
    private final KafkaProducer<String, byte[]> producer;
    private final List<StagedNode> hosters;
    private final StagedNode attestor;
    private int lived;

    TroubledSwarm(LocalPipeline pipeline) {
        serdes = pipeline.serdes();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", pipeline.cluster().bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        hosters = IntStream.range(0, 3).mapToObj(number -> node()).toList();
        attestor = node();
    }

    /** The moment so many minutes after the beginning, epoch milliseconds (UTC). */
    long minute(int number) {
        return beginning.toEpochMilli() + number * MINUTE;
    }

    /** The hoster that gets into trouble. */
    String troubled() {
        return hosters.get(0).nodeId();
    }

    /** How fast the budget burns over a window with so many minutes of trouble: of three hosters, all chunks of one come too late. */
    static double burn(double minutesOfTrouble, int windowMinutes) {
        return minutesOfTrouble / windowMinutes / 3 / (1 - LAG_GUARANTEE);
    }

    /** Publishes the plan at the swarm's beginning: a record of today would make everything that the nodes say late. */
    void plan() {
        HostingSetup setup = HostingSetup.newBuilder()
                .setSetupId(SETUP)
                .setFeedKey("f".repeat(64))
                .setChunks(IntStream.range(0, CHUNKS).boxed().toList())
                .setHosters(hosters.stream()
                        .map(hoster -> new SetupHoster(hoster.nodeId(), REGION, null))
                        .toList())
                .setRegions(List.of(REGION))
                .setTerms(Terms.newBuilder()
                        .setLagMs(LAG_MS)
                        .setLagGuarantee(LAG_GUARANTEE)
                        .build())
                .build();
        String topic = TopicCatalogue.HOSTING_SETUPS.name();
        byte[] value = serdes.serializer(TopicCatalogue.HOSTING_SETUPS).serialize(topic, setup);
        await(List.of(producer.send(new ProducerRecord<>(topic, null, minute(0), SETUP, value))));
    }

    /** Everything that its nodes say until then. A minute is written before the next begins, so that no record is late. */
    void liveUntil(int minute) {
        for (; lived < minute; lived++) {
            List<Future<RecordMetadata>> said = new ArrayList<>();
            hosters.forEach(hoster -> said.addAll(metrics(hoster)));
            await(said);
            await(hosters.stream().map(this::benchmark).toList());
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private StagedNode node() {
        return new StagedNode(REGION, serdes, producer);
    }

    private boolean isInTrouble(StagedNode hoster) {
        return hoster == hosters.get(0) && lived >= TROUBLE && lived < RECOVERY;
    }

    private List<Future<RecordMetadata>> metrics(StagedNode hoster) {
        boolean trouble = isInTrouble(hoster);
        long interval = Duration.ofSeconds(SECONDS_OF_METRICS).toMillis();
        return IntStream.range(0, (int) (MINUTE / interval))
                .mapToLong(number -> minute(lived) + number * interval)
                .mapToObj(start -> hoster.says(
                        TopicCatalogue.HOST_METRICS,
                        hoster.nodeId(),
                        start,
                        start + interval,
                        header -> host(header, trouble ? SATURATED : 0.2, trouble ? FULL : 0.6)))
                .toList();
    }

    /** The last one of a minute is late enough that the window before closes, whichever partition the hosts speak on. */
    private Future<RecordMetadata> benchmark(StagedNode hoster) {
        double latency = isInTrouble(hoster) ? TOO_LATE_MS : IN_TIME_MS;
        long start = minute(lived)
                + Duration.ofSeconds(15L * (1 + hosters.indexOf(hoster))).toMillis();
        return attestor.says(
                TopicCatalogue.BENCHMARKS, SETUP, start, start + 1_000, header -> BenchmarkResult.newBuilder()
                        .setHeader(header)
                        .setSetupId(SETUP)
                        .setHosterId(hoster.nodeId())
                        .setKind(BenchmarkKind.WORKING)
                        .setTimeoutMs(5_000)
                        .setElapsedMs(latency)
                        .setRating(AttestationRating.NORMAL)
                        .setSamples(IntStream.range(0, CHUNKS)
                                .mapToObj(chunk -> new Sample(chunk, Outcome.OK, CHUNK_BYTES, latency, null))
                                .toList())
                        .build());
    }

    private static HostMetrics host(NodeHeader header, double cpu, double diskFree) {
        return HostMetrics.newBuilder()
                .setHeader(header)
                .setCpu(CpuMetrics.newBuilder()
                        .setLogicalProcessors(4)
                        .setProcessorTimeRatio(cpu)
                        .build())
                .setMemory(MemoryMetrics.newBuilder()
                        .setTotalBytes(8_000_000_000L)
                        .setFreeBytes(4_000_000_000L)
                        .build())
                .setDisks(List.of(DiskMetrics.newBuilder()
                        .setName("sda")
                        .setMount("/data")
                        .setFreeRatio(diskFree)
                        .build()))
                .setInterfaces(List.of())
                .setGpus(List.of())
                .build();
    }

    private static void await(List<Future<RecordMetadata>> sent) {
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker took no record", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
