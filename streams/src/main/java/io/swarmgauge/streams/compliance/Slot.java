package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.gauge.ShortfallKind;
import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.streams.state.compliance.Miss;
import io.swarmgauge.streams.state.compliance.Sight;
import io.swarmgauge.streams.state.compliance.Silence;
import io.swarmgauge.streams.state.compliance.TermSum;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Five minutes of event time in which a hoster was asked, as seen from one region: available when any answered. Whoever
 * was asked in a slot that is missed shares the blame, as refusing only if it never just kept silent.
 */
final class Slot {

    private final TreeMap<String, Silence> silent = new TreeMap<>();
    private boolean answered;

    void add(Sight sight) {
        answered |= sight.getAnswered();
        sight.getSilent().forEach(one -> silent.merge(one.getHosterId(), one, Slot::both));
    }

    TermSum sum() {
        return answered
                ? Samples.sum(ServiceTerm.AVAILABILITY, 1, 1, Stream.empty())
                : Samples.sum(
                        ServiceTerm.AVAILABILITY, 0, 1, silent.values().stream().map(Slot::miss));
    }

    static Silence both(Silence one, Silence other) {
        return new Silence(one.getHosterId(), one.getRefused() && other.getRefused());
    }

    private static Miss miss(Silence one) {
        ShortfallKind kind = one.getRefused() ? ShortfallKind.REFUSED : ShortfallKind.UNANSWERED;
        return new Miss(one.getHosterId(), kind.name(), 1L);
    }
}
