package io.swarmgauge.streams.alert.cause;

import static io.swarmgauge.streams.alert.cause.Stated.orNone;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.CauseKind;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.gauge.SuspectedCause;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.state.alert.SetupCondition;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What a setup's swarm was going through while an alert on the setup came about. */
final class SetupCausePolicy implements CausePolicy<SetupCondition> {

    /** Longest stretch before the firing that is searched. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final double TIMES_USUAL = 3;

    /** Below that, three times the usual is one more peer. */
    private static final double LEAST_REQUESTS = 1;

    @Override
    public List<SuspectedCause> causes(Alert firing, List<SetupCondition> kept) {
        Span span = Span.of(firing, LONGEST);
        List<SetupCondition> busy =
                kept.stream().filter(one -> one.getRequestsPerSecond() != null).toList();
        List<SetupCondition> health =
                kept.stream().filter(one -> one.getChunksAsked() != null).toList();
        return Suspicion.strongestFirst(Stream.of(
                        firing.getSignal() == Signal.REQUESTS_PER_SECOND
                                ? Optional.<Suspicion>empty()
                                : demand(during(span, busy), span.before(busy, SetupCondition::getEnd)),
                        firing.getSignal() == Signal.CHUNKS_AVAILABLE_RATIO
                                ? Optional.<Suspicion>empty()
                                : chunks(during(span, health)))
                .flatMap(Optional::stream));
    }

    private static Optional<Suspicion> demand(List<SetupCondition> during, List<SetupCondition> before) {
        OptionalDouble usual = Usual.of(before.stream().map(SetupCondition::getRequestsPerSecond));
        double enough = Math.max(LEAST_REQUESTS, TIMES_USUAL * usual.orElse(Double.POSITIVE_INFINITY));
        return during.stream()
                .max(Comparator.comparingDouble(window -> orNone(window.getRequestsPerSecond())))
                .filter(peak -> orNone(peak.getRequestsPerSecond()) >= enough)
                .map(peak -> Suspicion.of(
                        CauseKind.DEMAND_SPIKE,
                        "The setup was asked for %s chunks per second, its usual is %s"
                                .formatted(
                                        Figures.number(orNone(peak.getRequestsPerSecond())),
                                        Figures.number(usual.orElseThrow())),
                        orNone(peak.getRequestsPerSecond()),
                        Suspicion.beyond(enough, orNone(peak.getRequestsPerSecond())),
                        List.of(evidence(peak))));
    }

    private static Optional<Suspicion> chunks(List<SetupCondition> during) {
        return during.stream()
                .max(Comparator.comparingInt(SetupCausePolicy::lost))
                .filter(worst -> lost(worst) > 0)
                .map(worst -> Suspicion.of(
                        CauseKind.CHUNKS_LOST,
                        "%d of %d chunks that were asked for could be had from nobody"
                                .formatted(lost(worst), worst.getChunksAsked()),
                        lost(worst),
                        (double) lost(worst) / orNone(worst.getChunksAsked()),
                        List.of(evidence(worst))));
    }

    private static List<SetupCondition> during(Span span, List<SetupCondition> kept) {
        return span.during(kept, SetupCondition::getStart, SetupCondition::getEnd);
    }

    private static int lost(SetupCondition window) {
        return orNone(window.getChunksAsked()) - orNone(window.getChunksAvailable());
    }

    private static Evidence evidence(SetupCondition window) {
        return new Evidence(window.getTopic(), window.getPartition(), window.getOffset());
    }
}
