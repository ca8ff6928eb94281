package io.swarmgauge.topics;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.HosterPerformances;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.KnownNode;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.PoolWindow;
import io.swarmgauge.schema.gauge.RankHistory;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.JobRun;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.RequestHarvest;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.StorageCheck;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.topics.Topic.Cleanup;
import io.swarmgauge.topics.Topic.KeyKind;
import io.swarmgauge.topics.Topic.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every topic of Swarmgauge, once. */
public final class TopicCatalogue {

    /** The largest dead letter: a refused record is kept whole with headers added, so it must exceed what nodes may write. */
    public static final int MOST_DEAD_LETTER_BYTES = 4 * 1024 * 1024;

    /** What a node may write at once: a batch of an interval with a histogram of 100,000 chunks is a third of it. */
    public static final int MOST_NODE_BYTES = 1024 * 1024;

    /** A conclusion repeats what several nodes said, so it may be as large as anything that the streams application writes. */
    private static final int MOST_GAUGE_BYTES = MOST_DEAD_LETTER_BYTES;

    private static final int MOST_PLAN_BYTES = 1024 * 1024;

    private static final int PARTITIONS = 12;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);

    public static final Topic<NodeRegistration> REGISTRATIONS =
            nodes("node.registrations", KeyKind.NODE_ID, NodeRegistration.class, Cleanup.COMPACT);
    public static final Topic<TransferBatch> TRANSFERS =
            nodes("node.transfers", KeyKind.SETUP_ID, TransferBatch.class, Cleanup.DELETE);
    public static final Topic<SelfReport> SELF_REPORTS =
            nodes("node.self-reports", KeyKind.SETUP_ID, SelfReport.class, Cleanup.DELETE);
    public static final Topic<BenchmarkResult> BENCHMARKS =
            nodes("node.benchmarks", KeyKind.SETUP_ID, BenchmarkResult.class, Cleanup.DELETE);
    public static final Topic<RequestHarvest> REQUESTS =
            nodes("node.requests", KeyKind.SETUP_ID, RequestHarvest.class, Cleanup.DELETE);
    public static final Topic<StorageCheck> STORAGE_CHECKS =
            nodes("node.storage-checks", KeyKind.SETUP_ID, StorageCheck.class, Cleanup.DELETE);
    public static final Topic<HostMetrics> HOST_METRICS =
            nodes("node.host-metrics", KeyKind.NODE_ID, HostMetrics.class, Cleanup.DELETE);
    public static final Topic<JobRun> JOBS = nodes("node.jobs", KeyKind.NODE_ID, JobRun.class, Cleanup.DELETE);

    public static final Topic<HostingSetup> HOSTING_SETUPS =
            plans("plan.hosting-setups", KeyKind.SETUP_ID, HostingSetup.class);
    public static final Topic<Job> PLAN_JOBS = plans("plan.jobs", KeyKind.JOB_ID, Job.class);
    public static final Topic<AlertRule> ALERT_RULES = plans("plan.alert-rules", KeyKind.RULE_NAME, AlertRule.class);

    public static final Topic<BandwidthWindow> BANDWIDTH =
            gauges("gauge.bandwidth", KeyKind.SETUP_ID, BandwidthWindow.class, Cleanup.DELETE);
    public static final Topic<SelfReportVerdicts> SELF_REPORT_VERDICTS =
            gauges("gauge.self-report-verdicts", KeyKind.SETUP_ID, SelfReportVerdicts.class, Cleanup.DELETE);
    public static final Topic<Ranking> RANKINGS =
            gauges("gauge.rankings", KeyKind.SETUP_ID, Ranking.class, Cleanup.DELETE);
    public static final Topic<AttestedWindow> ATTESTATIONS =
            gauges("gauge.attestations", KeyKind.SETUP_ID, AttestedWindow.class, Cleanup.DELETE);
    public static final Topic<HosterPerformances> PERFORMANCES =
            gauges("gauge.performances", KeyKind.NODE_ID, HosterPerformances.class, Cleanup.COMPACT);
    public static final Topic<HosterRatings> RATINGS =
            gauges("gauge.ratings", KeyKind.NODE_ID, HosterRatings.class, Cleanup.COMPACT);
    public static final Topic<AttestorStanding> ATTESTORS =
            gauges("gauge.attestors", KeyKind.NODE_ID, AttestorStanding.class, Cleanup.COMPACT);
    public static final Topic<RankHistory> RANK_HISTORY =
            gauges("gauge.rank-history", KeyKind.NODE_ID, RankHistory.class, Cleanup.COMPACT);
    public static final Topic<PayAlignment> PAY_ALIGNMENT =
            gauges("gauge.pay-alignment", KeyKind.SETUP_ID, PayAlignment.class, Cleanup.DELETE);
    public static final Topic<SwarmState> SWARM =
            gauges("gauge.swarm", KeyKind.SETUP_ID, SwarmState.class, Cleanup.COMPACT);
    public static final Topic<KnownNode> NODES =
            gauges("gauge.nodes", KeyKind.NODE_ID, KnownNode.class, Cleanup.COMPACT);
    public static final Topic<ComplianceWindow> COMPLIANCE =
            gauges("gauge.compliance", KeyKind.SETUP_ID, ComplianceWindow.class, Cleanup.DELETE);
    public static final Topic<PoolWindow> POOL = gauges("gauge.pool", KeyKind.REGION, PoolWindow.class, Cleanup.DELETE);
    public static final Topic<Alert> ALERTS = gauges("gauge.alerts", KeyKind.FINGERPRINT, Alert.class, Cleanup.COMPACT);

    public static final Topic<byte[]> DEAD_LETTERS = new Topic<>(
            "dead-letters",
            KeyKind.AS_REFUSED,
            byte[].class,
            PARTITIONS,
            MONTH,
            Cleanup.DELETE,
            MOST_DEAD_LETTER_BYTES,
            Writer.STREAMS);

    private static final List<Topic<?>> ALL = List.of(
            REGISTRATIONS,
            TRANSFERS,
            SELF_REPORTS,
            BENCHMARKS,
            REQUESTS,
            STORAGE_CHECKS,
            HOST_METRICS,
            JOBS,
            HOSTING_SETUPS,
            PLAN_JOBS,
            ALERT_RULES,
            BANDWIDTH,
            SELF_REPORT_VERDICTS,
            RANKINGS,
            ATTESTATIONS,
            PERFORMANCES,
            RATINGS,
            ATTESTORS,
            RANK_HISTORY,
            PAY_ALIGNMENT,
            SWARM,
            NODES,
            COMPLIANCE,
            POOL,
            ALERTS,
            DEAD_LETTERS);

    private TopicCatalogue() {}

    public static List<Topic<?>> all() {
        return ALL;
    }

    public static Optional<Topic<?>> named(String name) {
        return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    private static <V> Topic<V> nodes(String name, KeyKind key, Class<V> type, Cleanup cleanup) {
        return new Topic<>(name, key, type, PARTITIONS, WEEK, cleanup, MOST_NODE_BYTES, Writer.NODES);
    }

    private static <V> Topic<V> plans(String name, KeyKind key, Class<V> type) {
        return new Topic<>(name, key, type, PARTITIONS, MONTH, Cleanup.COMPACT, MOST_PLAN_BYTES, Writer.PLANNERS);
    }

    private static <V> Topic<V> gauges(String name, KeyKind key, Class<V> type, Cleanup cleanup) {
        return new Topic<>(name, key, type, PARTITIONS, MONTH, cleanup, MOST_GAUGE_BYTES, Writer.STREAMS);
    }
}
