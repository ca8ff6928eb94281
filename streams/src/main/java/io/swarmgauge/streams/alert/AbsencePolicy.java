package io.swarmgauge.streams.alert;

import io.swarmgauge.streams.state.alert.Hearing;
import io.swarmgauge.streams.state.alert.LastHeard;
import io.swarmgauge.streams.state.alert.OpenSilence;
import java.util.List;

/**
 * When a silence is an alert and when it is over. A silence begins with the end of what was heard last and fires when it
 * has lasted as long as the rule says, whenever that is noticed; so what is said holds no moment of noticing.
 */
final class AbsencePolicy {

    private AbsencePolicy() {}

    /** Nobody is expected before it was heard. */
    static Hearing unheard(Heard heard) {
        return new Hearing(heard.topic(), heard.label(), heard.subject(), heard.region(), null, null, List.of());
    }

    /**
     * @param rules those about silence on the topic
     * @param now how far event time has come, epoch milliseconds (UTC)
     */
    static HearingDecision hear(Hearing known, Heard heard, List<RuleInForce> rules, long now) {
        Expectation expected = new Expectation(known);
        LastHeard last = known.getLast();
        if (heard.goodBye()) {
            if (last == null || last.getStart() <= heard.start()) {
                notice(expected, rules, heard.start());
                expected.expectNothing();
                expected.end(silence -> true, heard.start(), heard.source(), Withdrawal.SAID_GOOD_BYE);
            }
            expected.leave(heard.start());
        } else if (!expected.hasLeftSince(heard.start()) && (last == null || heard.end() > last.getEnd())) {
            notice(expected, rules, heard.start());
            expected.hear(heard);
            // What comes so late that it is silent again, or still, ends nothing: a backlog would open and close the
            // alert
            // with each of its records.
            expected.end(silence -> now - heard.end() < spanOf(silence, rules), heard);
        }
        return expected.decision();
    }

    /**
     * What follows from nothing having been heard.
     *
     * @param planned whether it is still expected to speak at all
     */
    static HearingDecision look(Hearing known, List<RuleInForce> rules, boolean planned, long now) {
        Expectation expected = new Expectation(known);
        if (planned) {
            notice(expected, rules, now);
        } else {
            expected.expectNothing();
            expected.end(silence -> true, now, null, Withdrawal.NOT_PLANNED);
        }
        return expected.decision();
    }

    /** Closes what was said under rules that are no longer in force. */
    static HearingDecision withdraw(Hearing known, RuleBook rules) {
        Expectation expected = new Expectation(known);
        for (OpenSilence silence : known.getOpen()) {
            rules.withdrawal(silence.getRule(), silence.getRuleVersion())
                    .ifPresent(why -> expected.end(silence::equals, firedAt(silence), null, why));
        }
        return expected.decision();
    }

    /** The next moment of event time at which a look may lead to a statement; the last of all when none can. */
    static long nextLook(Hearing known, List<RuleInForce> rules) {
        LastHeard last = known.getLast();
        if (last == null) {
            return Long.MAX_VALUE;
        }
        Expectation expected = new Expectation(known);
        return rules.stream()
                .filter(rule -> expected.isCoveredBy(rule) && !expected.isOpen(rule))
                .mapToLong(rule -> last.getEnd() + rule.rule().getOverMs())
                .reduce(last.getEnd() + Episodes.REMEMBERED.toMillis(), Math::min);
    }

    /** Nothing is expected, and what it said before it left comes no more. */
    static boolean isForgettable(Hearing known, long now) {
        Long leftAt = known.getLeftAt();
        return known.getLast() == null && (leftAt == null || leftAt < now - Episodes.REMEMBERED.toMillis());
    }

    private static void notice(Expectation expected, List<RuleInForce> rules, long moment) {
        LastHeard last = expected.last();
        if (last == null) {
            return;
        }
        long silence = moment - last.getEnd();
        if (silence >= Episodes.REMEMBERED.toMillis()) {
            long givenUp = last.getEnd() + Episodes.REMEMBERED.toMillis();
            expected.expectNothing();
            expected.end(open -> true, givenUp, null, Withdrawal.GIVEN_UP);
            return;
        }
        for (RuleInForce rule : rules) {
            if (silence >= rule.rule().getOverMs() && expected.isCoveredBy(rule) && !expected.isOpen(rule)) {
                expected.fire(rule, last);
            }
        }
    }

    private static long spanOf(OpenSilence silence, List<RuleInForce> rules) {
        return rules.stream()
                .filter(rule -> rule.name().equals(silence.getRule()))
                .mapToLong(rule -> rule.rule().getOverMs())
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private static long firedAt(OpenSilence silence) {
        Long firedAt = silence.getAlert().getFiredAt();
        return firedAt == null ? silence.getAlert().getStartsAt() : firedAt;
    }
}
