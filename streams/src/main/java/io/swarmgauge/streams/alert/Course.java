package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.Aggregate;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Comparison;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.state.alert.KeptObservation;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a rule's figure went over event time. The figure at a moment is the aggregate of the readings that ended in the rule's span before it. */
record Course(AlertRule rule, ObservationLog log, List<Reading> readings) {

    enum Standing {
        BREACH,
        /** Between the threshold and where a firing alert clears: no breach begins and none ends. */
        BETWEEN,
        CLEAR
    }

    static Course of(AlertRule rule, ObservationLog log) {
        return new Course(rule, log, Reading.of(rule, log.kept()));
    }

    /** The latest reading; empty when there is none. */
    Optional<Reading> latest() {
        return readings.isEmpty() ? Optional.empty() : Optional.of(readings.get(readings.size() - 1));
    }

    private List<Reading> contributing(long moment) {
        return readings.stream()
                .filter(reading -> reading.end() > moment - rule.getOverMs() && reading.end() <= moment)
                .toList();
    }

    /** What speaks for the standing at a reading: all that its figure was made of, or the periods with its verdict. */
    List<KeptObservation> evidence(Reading reading) {
        return contributing(reading.end()).stream()
                .map(Reading::observation)
                .filter(other ->
                        Objects.equals(other.getVerdict(), reading.observation().getVerdict()))
                .toList();
    }

    /** The figure at the end of a reading; null for verdicts. */
    @Nullable
    Double figureAt(long moment) {
        if (rule.getSignal() == Signal.VERDICT) {
            return null;
        }
        DoubleSummaryStatistics figures =
                contributing(moment).stream().mapToDouble(Reading::figure).summaryStatistics();
        return rule.getAggregate() == Aggregate.MIN
                ? figures.getMin()
                : rule.getAggregate() == Aggregate.MAX ? figures.getMax() : figures.getAverage();
    }

    Standing standingAt(Reading reading) {
        Double figure = figureAt(reading.end());
        if (figure == null) {
            return String.valueOf(reading.observation().getVerdict()).equals(rule.getVerdict())
                    ? Standing.BREACH
                    : Standing.CLEAR;
        }
        double threshold = rule.getThreshold();
        double clear = rule.getClearThreshold() == null ? threshold : rule.getClearThreshold();
        boolean above = rule.getComparison() == Comparison.ABOVE;
        if (above ? figure > threshold : figure < threshold) {
            return Standing.BREACH;
        }
        return (above ? figure <= clear : figure >= clear) ? Standing.CLEAR : Standing.BETWEEN;
    }

    /**
     * When the breach began that holds at the latest reading: the start of the first of the readings that are all in
     * breach and follow each other without a silence longer than the rule's span, in which there would be no figure.
     *
     * @param notBefore end of the last alert, which no later correction prolongs; null when there was none
     * @param known when it began as far as was known before; takes over where readings were given up
     * @return null when there is no breach
     */
    @Nullable
    Long breachSince(@Nullable Long notBefore, @Nullable Long known) {
        Long since = null;
        for (int i = readings.size() - 1; i >= 0; i--) {
            Reading reading = readings.get(i);
            if (since != null && needsForgotten(reading)) {
                return known == null ? since : Long.valueOf(Math.min(since, known));
            }
            boolean ofEarlierAlert = notBefore != null && reading.start() < notBefore;
            boolean afterSilence = since != null && since - reading.end() > rule.getOverMs();
            if (ofEarlierAlert || afterSilence || standingAt(reading) != Standing.BREACH) {
                return since;
            }
            since = since == null ? reading.start() : Math.min(since, reading.start());
        }
        return since;
    }

    private boolean needsForgotten(Reading reading) {
        return log.forgottenUntil() != null && reading.end() - rule.getOverMs() < log.forgottenUntil();
    }
}
