package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.JobRun;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.RequestHarvest;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.StorageCheck;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.KeyKind;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.function.Function;

/**
 * A topic that nodes write, and what intake asks of its records.
 *
 * @param subject the record's own word for what the key must be: its setup or its node
 */
public record NodeTopic<V>(
        Topic<V> topic, Function<V, NodeHeader> header, Function<V, String> subject, RecordRules<V> rules) {

    public static final NodeTopic<TransferBatch> TRANSFERS = new NodeTopic<>(
            TopicCatalogue.TRANSFERS, TransferBatch::getHeader, TransferBatch::getSetupId, new TransferRules());
    public static final NodeTopic<BenchmarkResult> BENCHMARKS = new NodeTopic<>(
            TopicCatalogue.BENCHMARKS, BenchmarkResult::getHeader, BenchmarkResult::getSetupId, new BenchmarkRules());
    public static final NodeTopic<RequestHarvest> REQUESTS = new NodeTopic<>(
            TopicCatalogue.REQUESTS, RequestHarvest::getHeader, RequestHarvest::getSetupId, new RequestHarvestRules());
    public static final NodeTopic<StorageCheck> STORAGE_CHECKS = new NodeTopic<>(
            TopicCatalogue.STORAGE_CHECKS, StorageCheck::getHeader, StorageCheck::getSetupId, new StorageCheckRules());
    public static final NodeTopic<HostMetrics> HOST_METRICS =
            aboutNodes(TopicCatalogue.HOST_METRICS, HostMetrics::getHeader, new HostMetricsRules());
    public static final NodeTopic<NodeRegistration> REGISTRATIONS =
            aboutNodes(TopicCatalogue.REGISTRATIONS, NodeRegistration::getHeader, new RegistrationRules());
    public static final NodeTopic<JobRun> JOBS = aboutNodes(TopicCatalogue.JOBS, JobRun::getHeader, new JobRules());

    public static NodeTopic<SelfReport> selfReports(Duration period) {
        return new NodeTopic<>(
                TopicCatalogue.SELF_REPORTS,
                SelfReport::getHeader,
                SelfReport::getSetupId,
                new SelfReportRules(period));
    }

    private static <V> NodeTopic<V> aboutNodes(Topic<V> topic, Function<V, NodeHeader> header, RecordRules<V> rules) {
        return new NodeTopic<>(topic, header, record -> header.apply(record).getNodeId(), rules);
    }

    String name() {
        return topic.name();
    }

    boolean isAboutSetups() {
        return topic.key() == KeyKind.SETUP_ID;
    }
}
