package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.streams.alert.cause.Clue.Condition;
import io.swarmgauge.streams.alert.cause.Clue.Said;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.state.alert.HostCondition;
import io.swarmgauge.streams.state.alert.SetupCondition;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Adds what may be behind an alert while it is on its way to its topic. An alert on a setup is where the setup's state is;
 * one that names a node is brought to where the node's host metrics are. All statements of one alert take the same way,
 * so they stay in order.
 */
public final class CauseTopology {

    private static final String SETUP = "setup";
    private static final String NODE = "node";

    /** What is searched, and as much before it to know what is usual. */
    private static final Duration OF_HOSTS = HostCausePolicy.LONGEST.multipliedBy(2);

    private static final Duration OF_SETUPS = Duration.ofHours(2);

    /** The alerts with what may be behind them, by fingerprint. */
    public KStream<String, Alert> attach(
            KStream<String, Alert> alerts,
            KStream<String, SwarmState> swarms,
            KStream<String, Accepted<HostMetrics>> hostMetrics) {
        KStream<String, Clue<SetupCondition>> ofSetups = swarms.process(
                        SwarmConditionReader::new, Named.as("alert-setup-conditions"))
                .merge(
                        alerts.mapValues(CauseTopology::<SetupCondition>said, Named.as("alert-setup-alerts")),
                        Named.as("alert-setup-clues"));
        KStream<String, Alert> ofAll = ofSetups.process(setups(), Named.as("alert-setup-causes"));
        KStream<String, Alert> ofNodes =
                ofAll.filter((fingerprint, alert) -> namesNode(alert), Named.as("alert-of-nodes"));
        return withHosts(ofNodes, hostMetrics)
                .merge(
                        ofAll.filterNot((fingerprint, alert) -> namesNode(alert), Named.as("alert-of-no-node")),
                        Named.as("alert-explained"));
    }

    private static boolean namesNode(Alert alert) {
        return alert.getLabels().containsKey(NODE);
    }

    private static KStream<String, Alert> withHosts(
            KStream<String, Alert> alerts, KStream<String, Accepted<HostMetrics>> hostMetrics) {
        KStream<String, Clue<HostCondition>> brought = alerts.selectKey(
                        (fingerprint, alert) -> alert.getLabels().get(NODE), Named.as("alert-by-node"))
                .repartition(Repartitioned.with(Serdes.String(), StateSerde.of(Alert.class))
                        .withName("alert-statements"))
                .mapValues(CauseTopology::<HostCondition>said, Named.as("alert-node-alerts"));
        return hostMetrics
                .mapValues(CauseTopology::condition, Named.as("alert-node-conditions"))
                .merge(brought, Named.as("alert-node-clues"))
                .process(hosts(), Named.as("alert-node-causes"));
    }

    private static Search<SetupCondition> setups() {
        return new Search<>(
                "alert-setup-causes",
                SETUP,
                SetupConditions::rows,
                OF_SETUPS,
                StateSerde.of(SetupCondition.class),
                new SetupCausePolicy());
    }

    private static Search<HostCondition> hosts() {
        return new Search<>(
                "alert-node-causes",
                NODE,
                List::of,
                OF_HOSTS,
                StateSerde.of(HostCondition.class),
                new HostCausePolicy());
    }

    private static <C> Clue<C> said(Alert alert) {
        return new Said<>(alert);
    }

    private static Clue<HostCondition> condition(Accepted<HostMetrics> accepted) {
        HostCondition condition = HostConditions.of(accepted);
        return new Condition<>(accepted.header().getNodeId(), condition.getStart(), condition);
    }
}
