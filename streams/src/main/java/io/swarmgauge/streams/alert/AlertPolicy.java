package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.streams.alert.Course.Standing;
import io.swarmgauge.streams.state.alert.AlertEpisode;
import io.swarmgauge.streams.state.alert.OpenAlert;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an alert fires and when it is over. "Now" is the latest end of what was observed, so the same observations lead
 * to the same statements whenever they are read. What was said stands: a late observation changes what is said next.
 */
final class AlertPolicy {

    private AlertPolicy() {}

    /** @param before what is remembered under this version of the rule; null when nothing is */
    static Decision observe(
            String fingerprint, RuleInForce inForce, @Nullable AlertEpisode before, Observation observation) {
        AlertRule rule = inForce.rule();
        AlertEpisode known = before == null ? Episodes.begun(inForce, observation) : before;
        ObservationLog log = Episodes.logOf(known).with(Episodes.kept(observation), rule.getOverMs() + rule.getForMs());
        Course course = Course.of(rule, log);
        Statements statements = new Statements(fingerprint, known);
        return course.latest()
                .map(latest -> known.getOpen() == null
                        ? watch(course, latest, known, observation, statements)
                        : follow(course, latest, known, known.getOpen(), statements))
                .orElseGet(() -> Decision.silent(Episodes.watching(known, log, null)));
    }

    /** Closes what a rule said that is no longer in force; empty when nothing is open. */
    static Optional<Alert> withdraw(String fingerprint, AlertEpisode episode, Withdrawal why) {
        return Optional.ofNullable(episode.getOpen()).map(open -> new Statements(fingerprint, episode)
                .withdrawn(open, why, Episodes.latestEnd(episode, open)));
    }

    private static Decision watch(
            Course course, Reading latest, AlertEpisode known, Observation observation, Statements statements) {
        AlertRule rule = course.rule();
        Long since = course.breachSince(known.getResolvedAt(), known.getBreachSince());
        if (since == null || latest.end() - since < rule.getForMs()) {
            return Decision.silent(Episodes.watching(known, course.log(), since));
        }
        OpenAlert open = OpenAlerts.of(
                rule,
                observation.labels(),
                course.figureAt(latest.end()),
                rule.getThreshold(),
                latest.observation().getSuspectId(),
                since,
                latest.end());
        return Decision.saying(Episodes.firing(known, course.log(), open), statements.firing(open, course, latest));
    }

    private static Decision follow(
            Course course, Reading latest, AlertEpisode known, OpenAlert open, Statements statements) {
        if (course.standingAt(latest) != Standing.CLEAR) {
            return Decision.silent(Episodes.firing(known, course.log(), open));
        }
        // A correction may clear the very observation that fired: such an alert lasted no time.
        long endsAt = Math.max(open.getStartsAt(), latest.start());
        return Decision.saying(
                Episodes.resolved(known, course.log(), endsAt), statements.resolved(open, course, latest, endsAt));
    }
}
