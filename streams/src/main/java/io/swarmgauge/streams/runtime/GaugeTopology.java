package io.swarmgauge.streams.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.RequestHarvest;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.StorageCheck;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.signing.SignatureCheck;
import io.swarmgauge.streams.alert.AlertRulesFile;
import io.swarmgauge.streams.alert.AlertTopology;
import io.swarmgauge.streams.attestation.AttestationTopology;
import io.swarmgauge.streams.attestor.AttestorTopology;
import io.swarmgauge.streams.bandwidth.BandwidthTopology;
import io.swarmgauge.streams.compliance.ComplianceTopology;
import io.swarmgauge.streams.history.HistoryTopology;
import io.swarmgauge.streams.intake.HomePartition;
import io.swarmgauge.streams.intake.IntakeTopology;
import io.swarmgauge.streams.intake.NodeTopic;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.Revised;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.membership.MembershipTopology;
import io.swarmgauge.streams.pay.PayTopology;
import io.swarmgauge.streams.performance.PerformanceTopology;
import io.swarmgauge.streams.pool.PoolTopology;
import io.swarmgauge.streams.ranking.RankingTopology;
import io.swarmgauge.streams.rating.RatingTopology;
import io.swarmgauge.streams.selfreport.SelfReportTopology;
import io.swarmgauge.streams.swarm.SwarmTopology;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;

/** All of Swarmgauge's conclusions in one topology. */
public final class GaugeTopology {

    private final StreamsSettings settings;
    private final StreamsBuilder builder;
    private final RecordSerdes serdes;
    private final StreamsMeters meters;
    private final IntakeTopology intake;

    /**
     * For the application.
     *
     * @param partitions number of partitions that every topic of the catalogue has
     */
    public GaugeTopology(StreamsSettings settings, int partitions, MeterRegistry registry) {
        this(settings, partitions, registry, SignatureCheck::new);
    }

    /**
     * For benchmarks, which ask what a part of the door costs.
     *
     * @param signatures the door's check, one for each task
     */
    public GaugeTopology(
            StreamsSettings settings, int partitions, MeterRegistry registry, Supplier<SignatureCheck> signatures) {
        this.settings = settings;
        this.builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(StreamsProperties.of(settings))));
        this.serdes = new RecordSerdes(settings.registry());
        this.meters = new StreamsMeters(registry);
        this.intake = new IntakeTopology(
                builder, serdes, settings.windows().retention(), new HomePartition(partitions), signatures, meters);
    }

    public Topology build() {
        intake.keepSetups();
        KStream<String, Accepted<TransferBatch>> transfers = intake.admit(NodeTopic.TRANSFERS);
        KStream<String, Accepted<SelfReport>> selfReports =
                intake.admit(NodeTopic.selfReports(settings.selfReports().period()));
        KStream<String, Accepted<BenchmarkResult>> benchmarks = intake.admit(NodeTopic.BENCHMARKS);
        KStream<String, Accepted<HostMetrics>> hostMetrics = intake.admit(NodeTopic.HOST_METRICS);
        KStream<String, Accepted<RequestHarvest>> harvests = intake.admit(NodeTopic.REQUESTS);
        KStream<String, Accepted<StorageCheck>> checks = intake.admit(NodeTopic.STORAGE_CHECKS);
        KStream<String, Accepted<NodeRegistration>> registrations = intake.admit(NodeTopic.REGISTRATIONS);
        intake.admit(NodeTopic.JOBS);

        new BandwidthTopology(settings.windows(), serdes, meters).attach(transfers);
        new SelfReportTopology(settings.selfReports(), settings.selfReportPeriods(), serdes, meters)
                .attach(selfReports, transfers);
        KStream<String, AttestedWindow> attested =
                new AttestationTopology(settings.windows(), serdes, meters).attach(benchmarks);
        KStream<String, Ranking> rankings = new RankingTopology(serdes).attach(attested);
        new PayTopology(serdes).attach(rankings);
        new RatingTopology(settings.windows().retention(), serdes, meters).attach(attested);
        new AttestorTopology(settings.windows().retention(), serdes, meters).attach(attested);
        new HistoryTopology(settings.windows().retention(), serdes, meters).attach(rankings);
        new PerformanceTopology(settings.windows().retention(), serdes, meters).attach(attested);
        KStream<String, Revised<Health>> healths =
                new SwarmTopology(settings.windows(), serdes, meters).attach(harvests, checks, transfers);
        new ComplianceTopology(settings.compliance(), settings.windows(), serdes, meters).attach(attested, healths);
        new MembershipTopology(serdes).attach(registrations);
        new PoolTopology(settings.poolWindows(), serdes, meters).attach(registrations);
        new AlertTopology(builder, serdes, alertRules(), meters)
                .listen(TopicCatalogue.TRANSFERS, transfers)
                .listen(TopicCatalogue.SELF_REPORTS, selfReports)
                .listen(TopicCatalogue.BENCHMARKS, benchmarks)
                .listen(TopicCatalogue.REQUESTS, harvests)
                .listen(TopicCatalogue.STORAGE_CHECKS, checks)
                .attach(benchmarks, hostMetrics, registrations);
        return builder.build();
    }

    /** Only the way of transfers from the door to gauge.bandwidth, for benchmarks. Built instead of {@link #build}. */
    public Topology buildBandwidth() {
        intake.keepSetups();
        new BandwidthTopology(settings.windows(), serdes, meters).attach(intake.admit(NodeTopic.TRANSFERS));
        return builder.build();
    }

    private List<AlertRule> alertRules() {
        return settings.alertRules().map(AlertRulesFile::read).orElseGet(AlertRulesFile::standard);
    }
}
