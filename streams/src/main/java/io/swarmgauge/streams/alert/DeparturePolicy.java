package io.swarmgauge.streams.alert;

import io.swarmgauge.streams.state.alert.AlertEpisode;
import io.swarmgauge.streams.state.alert.KeptObservation;
import io.swarmgauge.streams.state.alert.OpenAlert;
import java.util.Map;
import java.util.Optional;

/** When an open alert is closed because what it is about is gone: nothing will be observed any more that clears it. */
final class DeparturePolicy {

    private DeparturePolicy() {}

    /**
     * What follows from the plan, and from nothing having been observed.
     *
     * @param planned whether the setup that it is about is still planned; true of an alert on no setup
     * @param now how far event time has come, epoch milliseconds (UTC)
     * @return empty when it stays as it is
     */
    static Optional<Decision> look(String fingerprint, AlertEpisode episode, boolean planned, long now) {
        OpenAlert open = episode.getOpen();
        if (open == null) {
            return Optional.empty();
        }
        long latest = Episodes.latestEnd(episode, open);
        long givenUp = latest + Episodes.REMEMBERED.toMillis();
        if (now >= givenUp) {
            return Optional.of(close(fingerprint, episode, open, Withdrawal.GIVEN_UP, givenUp));
        }
        return planned
                ? Optional.empty()
                : Optional.of(close(fingerprint, episode, open, Withdrawal.NOT_PLANNED, Math.max(latest, now)));
    }

    /**
     * What follows from a node's good-bye. It reaches what the node's host said; what a setup's records say of the node
     * is kept where the setup is.
     *
     * @param moment when it left, epoch milliseconds (UTC)
     * @return empty when it stays as it is
     */
    static Optional<Decision> leave(String fingerprint, AlertEpisode episode, String nodeId, long moment) {
        OpenAlert open = episode.getOpen();
        if (open == null || !isOnHost(open.getLabels(), nodeId) || hasSpokenSince(episode, moment)) {
            return Optional.empty();
        }
        long endsAt = Math.max(moment, Episodes.latestEnd(episode, open));
        return Optional.of(close(fingerprint, episode, open, Withdrawal.SAID_GOOD_BYE, endsAt));
    }

    private static boolean isOnHost(Map<String, String> labels, String nodeId) {
        return nodeId.equals(labels.get(Observation.NODE)) && !labels.containsKey(Observation.SETUP);
    }

    private static boolean hasSpokenSince(AlertEpisode episode, long moment) {
        return episode.getObservations().stream()
                .mapToLong(KeptObservation::getStart)
                .anyMatch(start -> start > moment);
    }

    private static Decision close(
            String fingerprint, AlertEpisode episode, OpenAlert open, Withdrawal why, long endsAt) {
        return Decision.saying(
                Episodes.resolved(episode, Episodes.logOf(episode), endsAt),
                new Statements(fingerprint, episode).withdrawn(open, why, endsAt));
    }
}
