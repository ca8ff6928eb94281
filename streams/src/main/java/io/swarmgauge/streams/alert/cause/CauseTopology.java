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
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Adds what may be behind an alert while it is on its way to its topic. An alert on a setup is where the setup's state is;
 * one that names a node, or suspects one, is brought to where the node's host metrics are. All statements of one episode take the same way,
 * so they stay in order; those of several episodes that suspect one node and then another are put back in order.
 */
public final class CauseTopology {

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
                ofAll.filter((fingerprint, alert) -> node(alert).isPresent(), Named.as("alert-of-nodes"));
        KStream<String, Alert> explained = withHosts(ofNodes, hostMetrics)
                .merge(
                        ofAll.filter((fingerprint, alert) -> node(alert).isEmpty(), Named.as("alert-of-no-node")),
                        Named.as("alert-explained"));
        return explained
                .filterNot((fingerprint, alert) -> TurnTopology.mayMove(alert), Named.as("alert-in-order"))
                .merge(TurnTopology.inOrder(ofAll, explained), Named.as("alert-ordered"));
    }

    private static Optional<String> setup(Alert alert) {
        return Optional.ofNullable(alert.getLabels().get("setup"));
    }

    /** The node that the alert is about, else the one that is suspected: the same one at an episode's firing and at its end. */
    private static Optional<String> node(Alert alert) {
        return Optional.ofNullable(alert.getLabels().get("node")).or(() -> Optional.ofNullable(alert.getSuspectId()));
    }

    private static KStream<String, Alert> withHosts(
            KStream<String, Alert> alerts, KStream<String, Accepted<HostMetrics>> hostMetrics) {
        KStream<String, Clue<HostCondition>> brought = alerts.selectKey(
                        (fingerprint, alert) -> node(alert).orElseThrow(), Named.as("alert-by-node"))
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
                CauseTopology::setup,
                SetupConditions::rows,
                OF_SETUPS,
                StateSerde.of(SetupCondition.class),
                new SetupCausePolicy());
    }

    private static Search<HostCondition> hosts() {
        return new Search<>(
                "alert-node-causes",
                CauseTopology::node,
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
