package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.Busyness;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.streams.alert.cause.Clue.Condition;
import io.swarmgauge.streams.kit.SourcePosition;
import io.swarmgauge.streams.state.alert.SetupCondition;
import java.util.List;
import java.util.stream.Stream;

/** What of a setup's swarm may be behind a breach. Busyness and health are of windows of their own, so each has its row. */
final class SetupConditions {

    private static final String BUSYNESS = "/busyness";
    private static final String HEALTH = "/health";

    private SetupConditions() {}

    static List<String> rows(String setupId) {
        return List.of(setupId + BUSYNESS, setupId + HEALTH);
    }

    static List<Clue<SetupCondition>> of(SwarmState state, SourcePosition source) {
        Stream<Clue<SetupCondition>> busyness =
                Stream.ofNullable(state.getBusyness()).map(busy -> condition(state, busy, source));
        Stream<Clue<SetupCondition>> health =
                Stream.ofNullable(state.getHealth()).map(healthy -> condition(state, healthy, source));
        return Stream.concat(busyness, health).toList();
    }

    private static Clue<SetupCondition> condition(SwarmState state, Busyness busyness, SourcePosition source) {
        SetupCondition.Builder condition = at(busyness.getWindowStart(), busyness.getWindowEnd(), source);
        Demand.perSecond(busyness).ifPresent(condition::setRequestsPerSecond);
        return new Condition<>(state.getSetupId() + BUSYNESS, busyness.getWindowStart(), condition.build());
    }

    private static Clue<SetupCondition> condition(SwarmState state, Health health, SourcePosition source) {
        SetupCondition condition = at(health.getWindowStart(), health.getWindowEnd(), source)
                .setChunksAsked(health.getChunksAsked())
                .setChunksAvailable(health.getChunksAvailable())
                .build();
        return new Condition<>(state.getSetupId() + HEALTH, health.getWindowStart(), condition);
    }

    private static SetupCondition.Builder at(long start, long end, SourcePosition source) {
        return SetupCondition.newBuilder()
                .setStart(start)
                .setEnd(end)
                .setTopic(source.topic())
                .setPartition(source.partition())
                .setOffset(source.offset());
    }
}
