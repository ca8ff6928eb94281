package io.swarmgauge.streams.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.alert.AlertRulesFile;
import io.swarmgauge.streams.alert.AlertTopology;
import io.swarmgauge.streams.bandwidth.BandwidthTopology;
import io.swarmgauge.streams.intake.IntakeTopology;
import io.swarmgauge.streams.intake.NodeTopic;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.ranking.RankingTopology;
import io.swarmgauge.streams.selfreport.SelfReportTopology;
import java.util.List;
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

    public GaugeTopology(StreamsSettings settings, MeterRegistry registry) {
        this.settings = settings;
        this.builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(StreamsProperties.of(settings))));
        this.serdes = new RecordSerdes(settings.registry());
        this.meters = new StreamsMeters(registry);
        this.intake = new IntakeTopology(builder, serdes, settings.windows().retention(), meters);
    }

    public Topology build() {
        intake.keepSetups();
        KStream<String, Accepted<TransferBatch>> transfers = intake.admit(NodeTopic.TRANSFERS);
        KStream<String, Accepted<SelfReport>> selfReports =
                intake.admit(NodeTopic.selfReports(settings.selfReports().period()));
        KStream<String, Accepted<BenchmarkResult>> benchmarks = intake.admit(NodeTopic.BENCHMARKS);
        KStream<String, Accepted<HostMetrics>> hostMetrics = intake.admit(NodeTopic.HOST_METRICS);
        intake.admit(NodeTopic.REGISTRATIONS);
        intake.admit(NodeTopic.JOBS);

        new BandwidthTopology(settings.windows(), serdes, meters).attach(transfers);
        new SelfReportTopology(settings.selfReports(), settings.selfReportPeriods(), serdes, meters)
                .attach(selfReports, transfers);
        new RankingTopology(settings.windows(), serdes, meters).attach(benchmarks);
        new AlertTopology(builder, serdes, alertRules(), meters).attach(benchmarks, hostMetrics);
        return builder.build();
    }

    private List<AlertRule> alertRules() {
        return settings.alertRules().map(AlertRulesFile::read).orElseGet(AlertRulesFile::standard);
    }
}
