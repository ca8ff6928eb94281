package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.state.alert.AlertEpisode;
import io.swarmgauge.streams.state.alert.KeptObservation;
import io.swarmgauge.streams.state.alert.OpenAlert;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records that say that an alert fires or is over. */
record Statements(String fingerprint, AlertEpisode episode) {

    private static final int MOST_EVIDENCE = 8;

    Alert firing(OpenAlert open, Course course, Reading latest) {
        return new Alert(
                fingerprint,
                AlertStatus.FIRING,
                episode.getRule(),
                Severity.valueOf(open.getSeverity()),
                AlertText.firing(course.rule(), open, latest),
                open.getLabels(),
                Signal.valueOf(open.getSignal()),
                open.getValue(),
                open.getThreshold(),
                open.getStartsAt(),
                null,
                evidence(course.evidence(latest)),
                latest.end(),
                Map.of(),
                List.of());
    }

    Alert resolved(OpenAlert open, Course course, Reading latest, long endsAt) {
        Double figure = course.figureAt(latest.end());
        String summary = AlertText.resolved(course.rule(), open, figure, latest, endsAt);
        return resolved(open, figure, endsAt, summary, evidence(course.evidence(latest)));
    }

    Alert withdrawn(OpenAlert open, Withdrawal why) {
        List<KeptObservation> kept = episode.getObservations();
        long endsAt = kept.stream().mapToLong(KeptObservation::getEnd).reduce(open.getStartsAt(), Math::max);
        return resolved(open, open.getValue(), endsAt, AlertText.withdrawn(open, endsAt, why), evidence(kept));
    }

    private Alert resolved(
            OpenAlert open, @Nullable Double figure, long endsAt, String summary, List<Evidence> evidence) {
        return new Alert(
                fingerprint,
                AlertStatus.RESOLVED,
                episode.getRule(),
                Severity.valueOf(open.getSeverity()),
                summary,
                open.getLabels(),
                Signal.valueOf(open.getSignal()),
                figure,
                open.getThreshold(),
                open.getStartsAt(),
                endsAt,
                evidence,
                null,
                Map.of(),
                List.of());
    }

    private List<Evidence> evidence(List<KeptObservation> observations) {
        return observations.stream()
                .skip(Math.max(0, observations.size() - MOST_EVIDENCE))
                .map(observation ->
                        new Evidence(episode.getTopic(), observation.getPartition(), observation.getOffset()))
                .toList();
    }
}
