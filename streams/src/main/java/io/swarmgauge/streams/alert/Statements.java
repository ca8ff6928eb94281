package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.streams.state.alert.AlertEpisode;
import io.swarmgauge.streams.state.alert.KeptObservation;
import io.swarmgauge.streams.state.alert.OpenAlert;
import java.util.List;

/** What is said about an episode. */
record Statements(String fingerprint, AlertEpisode episode) {

    private static final int MOST_EVIDENCE = 8;

    Alert firing(OpenAlert open, Course course, Reading latest) {
        String summary = AlertText.firing(course.rule(), open, latest);
        return said().firing(open, summary, evidence(course.evidence(latest)));
    }

    Alert resolved(OpenAlert open, Course course, Reading latest, long endsAt) {
        Double figure = course.figureAt(latest.end());
        String summary = AlertText.resolved(course.rule(), open, figure, latest, endsAt);
        return said().resolved(open, figure, endsAt, summary, evidence(course.evidence(latest)));
    }

    Alert withdrawn(OpenAlert open, Withdrawal why, long endsAt) {
        String summary = AlertText.withdrawn(open, endsAt, why);
        return said().resolved(open, open.getValue(), endsAt, summary, evidence(episode.getObservations()));
    }

    private Statement said() {
        return new Statement(fingerprint, episode.getRule());
    }

    private List<Evidence> evidence(List<KeptObservation> observations) {
        return observations.stream()
                .skip(Math.max(0, observations.size() - MOST_EVIDENCE))
                .map(observation ->
                        new Evidence(episode.getTopic(), observation.getPartition(), observation.getOffset()))
                .toList();
    }
}
