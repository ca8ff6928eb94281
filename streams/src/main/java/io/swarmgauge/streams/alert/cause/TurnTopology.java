package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.streams.kit.StateSerde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Puts alerts back in order whose episodes may suspect one node and then another, and so take different ways. What was
 * made meets what is ready where the fingerprint is.
 */
final class TurnTopology {

    private TurnTopology() {}

    /** Whether two episodes of the alert may take different ways: its labels name no node, but one may be suspected. */
    static boolean mayMove(Alert alert) {
        return !alert.getLabels().containsKey("node")
                && switch (alert.getSignal()) {
                    case BURN_RATE, ERROR_BUDGET_LEFT_RATIO -> true;
                    default -> false;
                };
    }

    static KStream<String, Alert> inOrder(KStream<String, Alert> made, KStream<String, Alert> ready) {
        return brought(made, "made")
                .<Turn>mapValues(Turn.Made::new, Named.as("alert-turns-made"))
                .merge(
                        brought(ready, "ready").mapValues(Turn.Ready::new, Named.as("alert-turns-ready")),
                        Named.as("alert-turns-taken"))
                .process(TurnProcessor.supplier(), Named.as("alert-turns"));
    }

    private static KStream<String, Alert> brought(KStream<String, Alert> alerts, String what) {
        return alerts.filter((fingerprint, alert) -> mayMove(alert), Named.as("alert-" + what + "-may-move"))
                .repartition(Repartitioned.with(Serdes.String(), StateSerde.of(Alert.class))
                        .withName("alert-" + what));
    }
}
