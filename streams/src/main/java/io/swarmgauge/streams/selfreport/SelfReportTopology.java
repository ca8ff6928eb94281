package io.swarmgauge.streams.selfreport;

import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.RevisedWindows;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.selfreport.Statement.Claimed;
import io.swarmgauge.streams.selfreport.Statement.Moved;
import io.swarmgauge.streams.state.selfreport.SelfReportState;
import io.swarmgauge.topics.TopicCatalogue;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From claims and transfer batches to gauge.self-report-verdicts. */
public final class SelfReportTopology {

    private final SelfReportSettings settings;
    private final WindowTimes periods;
    private final RecordSerdes serdes;
    private final StreamsMeters meters;

    public SelfReportTopology(
            SelfReportSettings settings, WindowTimes periods, RecordSerdes serdes, StreamsMeters meters) {
        this.settings = settings;
        this.periods = periods;
        this.serdes = serdes;
        this.meters = meters;
    }

    public void attach(
            KStream<String, Accepted<SelfReport>> selfReports, KStream<String, Accepted<TransferBatch>> transfers) {
        KStream<String, Accepted<Statement>> claimed =
                selfReports.mapValues(report -> report.map(Claimed::new), Named.as("selfreport-claimed"));
        KStream<String, Accepted<Statement>> moved =
                transfers.mapValues(batch -> batch.map(Moved::new), Named.as("selfreport-moved"));
        claimed.merge(moved, Named.as("selfreport-statements"))
                .process(windows(), Named.as("selfreport-concluded"), HostingSetups.STORE)
                .to(
                        TopicCatalogue.SELF_REPORT_VERDICTS.name(),
                        Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.SELF_REPORT_VERDICTS))
                                .withName("selfreport-published"));
    }

    private RevisedWindows<Statement, SelfReportState, SelfReportVerdicts> windows() {
        return new RevisedWindows<>(
                "selfreport-windows",
                periods,
                new SelfReportPolicy(periods, new VerdictPolicy(settings)),
                StateSerde.of(SelfReportState.class),
                meters);
    }
}
