package io.swarmgauge.producers.benchmark;

import io.swarmgauge.producers.intake.BadLineException;
import io.swarmgauge.producers.intake.BadLineException.Reason;
import io.swarmgauge.producers.swarm.ProbeTarget;
import io.swarmgauge.producers.swarm.SwarmView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who is to be measured RAW: hosters that registered as new or changed, once on each of their setups, and those that somebody asked
 * for. Any thread may ask.
 */
final class RawDue {

    private final SwarmView view;

    /** The registration after which each target was measured. */
    private final Map<ProbeTarget, Long> measuredAfter = new HashMap<>();

    private final Set<ProbeTarget> requested = new HashSet<>();

    RawDue(SwarmView view) {
        this.view = view;
    }

    synchronized List<ProbeTarget> targets() {
        List<ProbeTarget> known = view.targets();
        if (measuredAfter.size() + requested.size() > known.size()) {
            measuredAfter.keySet().retainAll(new HashSet<>(known));
            requested.retainAll(new HashSet<>(known));
        }
        return known.stream()
                .filter(target -> requested.contains(target) || isAnew(target))
                .toList();
    }

    synchronized void measured(ProbeTarget target) {
        requested.remove(target);
        view.registeredAnewAt(target.hoster()).ifPresent(at -> measuredAfter.put(target, at));
    }

    /**
     * Has those that match measured, and returns how many they are.
     *
     * @throws BadLineException if the setup or the hoster is none that is measured, or none of them can be asked now
     */
    synchronized int request(Optional<String> setup, Optional<String> hoster, Predicate<ProbeTarget> canBeAsked) {
        List<ProbeTarget> ofSetup = view.targets().stream()
                .filter(target -> setup.isEmpty() || setup.get().equals(target.setup()))
                .toList();
        if (setup.isPresent() && ofSetup.isEmpty()) {
            throw new BadLineException(
                    Reason.UNKNOWN_SETUP,
                    "'%s' is no setup that this agent measures: the plan does not name it, or benchmarks.setups leaves it out"
                            .formatted(setup.get()));
        }
        List<ProbeTarget> matching = ofSetup.stream()
                .filter(target -> hoster.isEmpty() || hoster.get().equals(target.hoster()))
                .toList();
        if (hoster.isPresent() && matching.isEmpty()) {
            throw BadLineException.field(
                    "hoster", "is no hoster of %s".formatted(setup.orElse("any setup that this agent measures")));
        }
        List<ProbeTarget> askable = matching.stream().filter(canBeAsked).toList();
        if (askable.isEmpty() && !matching.isEmpty()) {
            throw new BadLineException(Reason.NO_ATTESTOR, "no attestor's node is connected that could measure now");
        }
        requested.addAll(askable);
        return askable.size();
    }

    private boolean isAnew(ProbeTarget target) {
        OptionalLong registered = view.registeredAnewAt(target.hoster());
        return registered.isPresent() && measuredAfter.getOrDefault(target, Long.MIN_VALUE) < registered.getAsLong();
    }
}
