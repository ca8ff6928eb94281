package io.swarmgauge.benchmarks.engine;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.aggregate.AggregateOperation;
import com.hazelcast.jet.aggregate.AggregateOperation1;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.config.ProcessingGuarantee;
import com.hazelcast.jet.kafka.KafkaSinks;
import com.hazelcast.jet.kafka.KafkaSources;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.WindowDefinition;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Hazelcast Jet with one member and one cooperative thread: Kafka's source and sink, tumbling windows, snapshots in memory. */
final class JetEngine implements Engine {

    private final boolean verify;

    JetEngine(boolean verify) {
        this.verify = verify;
    }

    @Override
    public AutoCloseable start(RunOrder order, Consumer<Throwable> failed) {
        HazelcastInstance member = Hazelcast.newHazelcastInstance(config(order));
        JobConfig settings = new JobConfig()
                .setName(order.runId())
                .setSnapshotIntervalMillis(COMMIT_EVERY.toMillis())
                .setProcessingGuarantee(
                        order.guarantee().isExact()
                                ? ProcessingGuarantee.EXACTLY_ONCE
                                : ProcessingGuarantee.AT_LEAST_ONCE);
        Job job = member.getJet().newJob(pipeline(order), settings);
        var unused = job.getFuture().whenComplete((done, failure) -> {
            if (failure != null && !(failure instanceof CancellationException)) {
                failed.accept(failure);
            }
        });
        return () -> {
            job.cancel();
            try {
                job.join();
            } catch (CancellationException e) {
                member.shutdown();
            }
        };
    }

    private Pipeline pipeline(RunOrder order) {
        Pipeline pipeline = Pipeline.create();
        pipeline.readFrom(KafkaSources.<byte[], byte[], Moved>kafka(
                        Clients.consumer(order), new JetRecords.Read(verify), TopicCatalogue.TRANSFERS.name()))
                .withNativeTimestamps(LoadShape.GRACE.toMillis())
                .setLocalParallelism(1)
                .groupingKey(Moved::setupId)
                .window(WindowDefinition.tumbling(LoadShape.WINDOW.toMillis()))
                .aggregate(sumUp())
                .setLocalParallelism(1)
                .map(window -> new Concluded(window.key(), window.start(), window.result()))
                .setLocalParallelism(1)
                .writeTo(KafkaSinks.<Concluded>kafka(Clients.producer(order))
                        .toRecordFn(new JetRecords.Write())
                        .exactlyOnce(order.guarantee().isExact())
                        .build())
                .setLocalParallelism(1);
        return pipeline;
    }

    private static AggregateOperation1<Moved, WindowTotals, WindowTotals> sumUp() {
        return AggregateOperation.withCreate(WindowTotals::new)
                .<Moved>andAccumulate(WindowTotals::add)
                .andCombine(WindowTotals::add)
                .andExportFinish(totals -> totals);
    }

    private static Config config(RunOrder order) {
        Config config = new Config();
        config.setClusterName(order.runId());
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.partition.count", "11");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        config.getJetConfig().setEnabled(true).setCooperativeThreadCount(1).setResourceUploadEnabled(false);
        return config;
    }
}
