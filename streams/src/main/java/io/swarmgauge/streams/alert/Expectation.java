package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.streams.kit.SourcePosition;
import io.swarmgauge.streams.state.alert.Hearing;
import io.swarmgauge.streams.state.alert.LastHeard;
import io.swarmgauge.streams.state.alert.OpenAlert;
import io.swarmgauge.streams.state.alert.OpenSilence;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is remembered of one node or setup on one topic while it is decided about, and what is said meanwhile. */
final class Expectation {

    private final Hearing known;
    private final List<OpenSilence> open;
    private final List<Alert> said = new ArrayList<>();
    private @Nullable String region;
    private @Nullable LastHeard last;
    private @Nullable Long leftAt;

    Expectation(Hearing known) {
        this.known = known;
        this.open = new ArrayList<>(known.getOpen());
        this.region = known.getRegion();
        this.last = known.getLast();
        this.leftAt = known.getLeftAt();
    }

    @Nullable
    LastHeard last() {
        return last;
    }

    boolean isCoveredBy(RuleInForce rule) {
        return rule.covers(known.getTopic(), known.getLabel(), known.getSubject(), region);
    }

    boolean isOpen(RuleInForce rule) {
        return open.stream().anyMatch(silence -> silence.getRule().equals(rule.name()));
    }

    /** Whether it said good-bye at this moment or after it. */
    boolean hasLeftSince(long moment) {
        return leftAt != null && leftAt >= moment;
    }

    void hear(Heard heard) {
        region = heard.region();
        last = new LastHeard(
                heard.start(),
                heard.end(),
                heard.source().partition(),
                heard.source().offset());
    }

    void leave(long moment) {
        leftAt = leftAt == null ? moment : Math.max(leftAt, moment);
    }

    void expectNothing() {
        last = null;
    }

    /** @param since end of what was heard last, epoch milliseconds (UTC) */
    void fire(RuleInForce rule, LastHeard since) {
        long over = rule.rule().getOverMs();
        SortedMap<String, String> labels = labels();
        double seconds = over / 1000.0;
        OpenAlert alert = OpenAlerts.of(rule.rule(), labels, seconds, seconds, since.getEnd(), since.getEnd() + over);
        String fingerprint = rule.fingerprint(labels);
        open.add(new OpenSilence(rule.name(), rule.version(), fingerprint, alert));
        Evidence evidence = new Evidence(known.getTopic(), since.getPartition(), since.getOffset());
        said.add(new Statement(fingerprint, rule.name())
                .firing(alert, AlertText.silent(alert, known.getTopic(), over), List.of(evidence)));
    }

    void end(Predicate<OpenSilence> which, Heard by) {
        endAt(which, by.start(), by.source(), (alert, at) -> AlertText.heardAgain(alert, known.getTopic(), at));
    }

    void end(Predicate<OpenSilence> which, long moment, @Nullable SourcePosition by, Withdrawal why) {
        endAt(which, moment, by, (alert, at) -> AlertText.withdrawn(alert, at, why));
    }

    HearingDecision decision() {
        Hearing now = new Hearing(
                known.getTopic(), known.getLabel(), known.getSubject(), region, last, leftAt, List.copyOf(open));
        return new HearingDecision(now, List.copyOf(said));
    }

    private interface Summary {
        String of(OpenAlert alert, long endsAt);
    }

    private void endAt(Predicate<OpenSilence> which, long moment, @Nullable SourcePosition by, Summary summary) {
        for (OpenSilence silence : List.copyOf(open)) {
            if (which.test(silence)) {
                open.remove(silence);
                OpenAlert alert = silence.getAlert();
                long endsAt = Math.max(alert.getStartsAt(), moment);
                said.add(new Statement(silence.getFingerprint(), silence.getRule())
                        .resolved(
                                alert,
                                (endsAt - alert.getStartsAt()) / 1000.0,
                                endsAt,
                                summary.of(alert, endsAt),
                                by == null
                                        ? List.of()
                                        : List.of(new Evidence(by.topic(), by.partition(), by.offset()))));
            }
        }
    }

    private SortedMap<String, String> labels() {
        SortedMap<String, String> labels = new TreeMap<>();
        labels.put(Observation.TOPIC, known.getTopic());
        labels.put(known.getLabel(), known.getSubject());
        if (region != null) {
            labels.put(Observation.REGION, region);
        }
        return labels;
    }
}
