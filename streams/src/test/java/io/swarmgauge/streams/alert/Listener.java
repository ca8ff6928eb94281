package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.streams.kit.SourcePosition;
import io.swarmgauge.streams.state.alert.Hearing;
import java.util.ArrayList;
import java.util.List;

/** Rules listening to one node: what it says in, statements out. In seconds of event time. */
final class Listener {

    private final List<RuleInForce> rules;
    private final List<Alert> said = new ArrayList<>();
    private Hearing hearing = AbsencePolicy.unheard(word(0, 0, false));
    private long now;
    private long offset;

    Listener(AlertRule... rules) {
        this.rules = List.of(rules).stream().map(RuleInForce::of).toList();
    }

    /** Event time comes to the record's end, unless it is further already. */
    Listener hears(long startSecond, long endSecond) {
        return hears(word(startSecond, endSecond, false));
    }

    Listener hearsGoodBye(long second) {
        return hears(word(second, second, true));
    }

    Listener waitsUntil(long second) {
        now = Math.max(now, second * 1_000);
        return take(AbsencePolicy.look(hearing, rules, true, now));
    }

    Listener losesItsPlan() {
        return take(AbsencePolicy.look(hearing, rules, false, now));
    }

    Listener isRuledBy(RuleBook book) {
        return take(AbsencePolicy.withdraw(hearing, book));
    }

    Hearing hearing() {
        return hearing;
    }

    List<RuleInForce> rules() {
        return rules;
    }

    List<Alert> said() {
        return said;
    }

    Alert last() {
        return said.get(said.size() - 1);
    }

    List<String> story() {
        return Told.story(said);
    }

    private Listener hears(Heard word) {
        now = Math.max(now, word.end());
        return take(AbsencePolicy.hear(hearing, word, rules, now));
    }

    private Listener take(HearingDecision decision) {
        hearing = decision.hearing();
        said.addAll(decision.statements());
        return this;
    }

    private Heard word(long startSecond, long endSecond, boolean goodBye) {
        return new Heard(
                "node.host-metrics",
                Observation.NODE,
                Given.HOSTER,
                Given.REGION,
                startSecond * 1_000,
                endSecond * 1_000,
                goodBye,
                new SourcePosition("node.host-metrics", 0, offset++, endSecond * 1_000));
    }
}
