package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.CauseKind;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.streams.state.alert.HostCondition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A host that spoke before and had stopped when the alert fired. Of one that was not heard at all nothing is known. */
final class HostSilence {

    /** Fewer than this many intervals without a word may be on their way still. */
    private static final int INTERVALS = 3;

    private static final Duration LEAST = Duration.ofSeconds(30);

    private HostSilence() {}

    static Optional<Suspicion> before(Span span, List<HostCondition> kept) {
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        HostCondition last = kept.get(kept.size() - 1);
        long silence = span.to() - last.getEnd();
        long enough = Math.max(LEAST.toMillis(), INTERVALS * (last.getEnd() - last.getStart()));
        if (silence < enough) {
            return Optional.empty();
        }
        String text = "The host's metrics had stopped %s before, %s or more is a silence"
                .formatted(Figures.seconds(silence), Figures.seconds(enough));
        return Optional.of(Suspicion.of(
                CauseKind.HOST_SILENT,
                text,
                silence / 1000.0,
                Suspicion.beyond((double) enough, (double) silence),
                List.of(new Evidence(last.getTopic(), last.getPartition(), last.getOffset()))));
    }
}
