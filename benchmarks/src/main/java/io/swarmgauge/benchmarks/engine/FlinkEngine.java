package io.swarmgauge.benchmarks.engine;

import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.util.ExceptionUtils;

/**
 * Apache Flink as its manual recommends it for this: Kafka's new source and sink, event-time windows with an incremental
 * aggregate, state on the heap, checkpoints in files, object reuse, one slot.
 */
final class FlinkEngine implements Engine {

    private final boolean verify;

    FlinkEngine(boolean verify) {
        this.verify = verify;
    }

    @Override
    public AutoCloseable start(RunOrder order, Consumer<Throwable> failed) throws Exception {
        StreamExecutionEnvironment environment = environment(order);
        environment
                .fromSource(
                        source(order),
                        WatermarkStrategy.forBoundedOutOfOrderness(LoadShape.GRACE),
                        "transfers",
                        TypeInformation.of(Moved.class))
                .keyBy(Moved::setupId, Types.STRING)
                .window(TumblingEventTimeWindows.of(LoadShape.WINDOW))
                .aggregate(
                        new FlinkWindows.SumUp(),
                        new FlinkWindows.Conclude(),
                        TypeInformation.of(WindowTotals.class),
                        TypeInformation.of(Concluded.class))
                .sinkTo(sink(order));
        JobClient job = environment.executeAsync(order.runId());
        var unused = job.getJobExecutionResult().whenComplete((result, failure) -> {
            if (failure != null && !isCancelled(failure)) {
                failed.accept(failure);
            }
        });
        return () -> {
            job.cancel().get(30, TimeUnit.SECONDS);
            awaitEnd(job);
            environment.close();
        };
    }

    private StreamExecutionEnvironment environment(RunOrder order) {
        Configuration settings = new Configuration();
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                order.directory().resolve("checkpoints").toUri().toString());
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        environment.enableCheckpointing(
                COMMIT_EVERY.toMillis(),
                order.guarantee().isExact() ? CheckpointingMode.EXACTLY_ONCE : CheckpointingMode.AT_LEAST_ONCE);
        environment.getConfig().enableObjectReuse();
        return environment;
    }

    private KafkaSource<Moved> source(RunOrder order) {
        return KafkaSource.<Moved>builder()
                .setProperties(Clients.consumer(order))
                .setTopics(TopicCatalogue.TRANSFERS.name())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new FlinkRecords.Read(verify))
                .build();
    }

    private static KafkaSink<Concluded> sink(RunOrder order) {
        return KafkaSink.<Concluded>builder()
                .setKafkaProducerConfig(Clients.producer(order))
                .setBootstrapServers(order.bootstrapServers())
                .setDeliveryGuarantee(
                        order.guarantee().isExact() ? DeliveryGuarantee.EXACTLY_ONCE : DeliveryGuarantee.AT_LEAST_ONCE)
                .setTransactionalIdPrefix(order.runId())
                .setRecordSerializer(new FlinkRecords.Write())
                .build();
    }

    private static boolean isCancelled(Throwable failure) {
        return ExceptionUtils.findThrowable(failure, JobCancellationException.class)
                .isPresent();
    }

    private static void awaitEnd(JobClient job) throws InterruptedException, TimeoutException {
        try {
            job.getJobExecutionResult().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!isCancelled(e)) {
                throw new IllegalStateException("Flink's job ended badly", e);
            }
        }
    }
}
