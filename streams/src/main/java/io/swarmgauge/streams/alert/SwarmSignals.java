package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Busyness;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.alert.cause.Demand;
import io.swarmgauge.streams.kit.SourcePosition;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How busy and how whole a setup's swarm is. A state repeats the last window of either until there is a later one, and
 * has no revisions: what stands later on the topic takes the place of what was said of the same window before.
 */
final class SwarmSignals {

    private SwarmSignals() {}

    static List<Observation> of(SwarmState state, SourcePosition source) {
        Map<String, String> setup = Map.of(Observation.SETUP, state.getSetupId());
        int revision = (int) Math.min(Integer.MAX_VALUE, source.offset());
        return Stream.concat(
                        Stream.ofNullable(state.getBusyness()).flatMap(busy -> requests(setup, busy, revision, source)),
                        Stream.ofNullable(state.getHealth()).flatMap(health -> chunks(setup, health, revision, source)))
                .toList();
    }

    private static Stream<Observation> requests(
            Map<String, String> setup, Busyness busyness, int revision, SourcePosition source) {
        return Demand.perSecond(busyness).stream()
                .mapToObj(rate -> Observation.concluded(
                        Signal.REQUESTS_PER_SECOND,
                        setup,
                        busyness.getWindowStart(),
                        busyness.getWindowEnd(),
                        revision,
                        rate,
                        source));
    }

    /** Of the chunks that were asked for: of the others nobody knows. */
    private static Stream<Observation> chunks(
            Map<String, String> setup, Health health, int revision, SourcePosition source) {
        return health.getChunksAsked() == 0
                ? Stream.empty()
                : Stream.of(Observation.concluded(
                        Signal.CHUNKS_AVAILABLE_RATIO,
                        setup,
                        health.getWindowStart(),
                        health.getWindowEnd(),
                        revision,
                        (double) health.getChunksAvailable() / health.getChunksAsked(),
                        source));
    }
}
