package io.swarmgauge.streams.alert;

import io.swarmgauge.streams.state.alert.AlertEpisode;
import io.swarmgauge.streams.state.alert.KeptObservation;
import io.swarmgauge.streams.state.alert.OpenAlert;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The states an episode goes through. */
final class Episodes {

    /** Longer than the day for which late records are taken, and the longest span that a rule looks back. */
    static final Duration REMEMBERED = Duration.ofDays(8);

    private Episodes() {}

    static AlertEpisode begun(RuleInForce rule, Observation observation) {
        return new AlertEpisode(
                rule.name(),
                rule.version(),
                observation.source().topic(),
                ObservationLog.EMPTY.kept(),
                ObservationLog.EMPTY.forgottenUntil(),
                null,
                null,
                null);
    }

    static ObservationLog logOf(AlertEpisode episode) {
        return new ObservationLog(episode.getObservations(), episode.getForgottenUntil());
    }

    /** Quiet, or pending since the breach began. */
    static AlertEpisode watching(AlertEpisode known, ObservationLog log, @Nullable Long breachSince) {
        return next(known, log, breachSince, known.getResolvedAt(), null);
    }

    static AlertEpisode firing(AlertEpisode known, ObservationLog log, OpenAlert open) {
        return next(known, log, open.getStartsAt(), known.getResolvedAt(), open);
    }

    static AlertEpisode resolved(AlertEpisode known, ObservationLog log, long endsAt) {
        return next(known, log, null, endsAt, null);
    }

    /** End of what was observed last, but not before the alert began. */
    static long latestEnd(AlertEpisode episode, OpenAlert open) {
        return episode.getObservations().stream()
                .mapToLong(KeptObservation::getEnd)
                .reduce(open.getStartsAt(), Math::max);
    }

    /** Nothing is open and nothing was observed for so long that no later record can count together with what is kept. */
    static boolean isForgettable(AlertEpisode episode, long now) {
        return episode.getOpen() == null
                && episode.getObservations().stream().allMatch(kept -> kept.getEnd() < now - REMEMBERED.toMillis());
    }

    static KeptObservation kept(Observation observation) {
        return new KeptObservation(
                observation.start(),
                observation.end(),
                new Digest().add(observation.origin()).number(),
                observation.revision(),
                observation.value(),
                observation.verdict(),
                observation.detail(),
                observation.suspectId(),
                observation.source().partition(),
                observation.source().offset());
    }

    private static AlertEpisode next(
            AlertEpisode known,
            ObservationLog log,
            @Nullable Long breachSince,
            @Nullable Long resolvedAt,
            @Nullable OpenAlert open) {
        return new AlertEpisode(
                known.getRule(),
                known.getRuleVersion(),
                known.getTopic(),
                log.kept(),
                log.forgottenUntil(),
                breachSince,
                resolvedAt,
                open);
    }
}
