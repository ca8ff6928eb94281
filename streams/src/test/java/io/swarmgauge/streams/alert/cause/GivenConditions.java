package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.state.alert.HostCondition;
import io.swarmgauge.streams.state.alert.SetupCondition;
import java.util.List;
import java.util.Map;

/** Alerts and conditions in seconds of event time. */
final class GivenConditions {

    private GivenConditions() {}

    static Alert alert(long startsAtSecond, long firedAtSecond) {
        return Alert.newBuilder()
                .setFingerprint("0123456789abcdef")
                .setStatus(AlertStatus.FIRING)
                .setRule("slow")
                .setSeverity(Severity.WARNING)
                .setSummary("Slow")
                .setLabels(Map.of())
                .setSignal(Signal.LATENCY_MS)
                .setStartsAt(startsAtSecond * 1_000)
                .setFiredAt(firedAtSecond * 1_000)
                .setEvidence(List.of())
                .build();
    }

    /** Metrics of ten seconds, at an offset that is the second at which they end. */
    static HostCondition.Builder host(long startSecond) {
        return HostCondition.newBuilder()
                .setStart(startSecond * 1_000)
                .setEnd(startSecond * 1_000 + 10_000)
                .setTopic("node.host-metrics")
                .setPartition(0)
                .setOffset(startSecond + 10);
    }

    /** A window of a minute, at an offset that is the second at which it ends. */
    static SetupCondition.Builder setup(long startSecond) {
        return SetupCondition.newBuilder()
                .setStart(startSecond * 1_000)
                .setEnd(startSecond * 1_000 + 60_000)
                .setTopic("gauge.swarm")
                .setPartition(0)
                .setOffset(startSecond + 60);
    }
}
