package io.swarmgauge.producers.benchmark;

import io.swarmgauge.producers.intake.BadLineException;
import io.swarmgauge.producers.intake.BadLineException.Reason;
import io.swarmgauge.producers.swarm.Hosting;
import io.swarmgauge.producers.swarm.ProbeTarget;
import io.swarmgauge.producers.swarm.SwarmView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Who is to be measured RAW: hosters that registered as new or changed, on each of their setups, and those that somebody asked for.
 * Each until it delivered a chunk: a hoster that was just added may have none yet, and what the attestor's node lost says nothing.
 *
 * <p>What was measured is not remembered beyond the agent's life. So after a restart every hoster that registered anew in the last day
 * is measured once more: a hundred chunks at most, in a time that is spread for each at random, cost it little, while a newcomer that
 * no attestor measured RAW cannot qualify before its work has proven it. Who registered earlier has been at work long enough to
 * be judged by that. Any thread may ask.
 */
final class RawDue {

    /** Who registered no longer than this before the attestor's start is as new as who registers after it. */
    private static final long AT_ONCE_MS = 60_000;

    /** The time after the attestor's start in which those come that registered while it was away. */
    private static final long SPREAD_MS = 10 * 60_000;

    private final SwarmView view;
    private final long startedMs;
    private final RandomGenerator random;
    private final Map<Hosting, RawAttempt> attempts = new HashMap<>();

    RawDue(SwarmView view, long startedMs, RandomGenerator random) {
        this.view = view;
        this.startedMs = startedMs;
        this.random = random;
    }

    synchronized List<ProbeTarget> targets(long now) {
        List<ProbeTarget> known = view.targets();
        if (attempts.size() > known.size()) {
            attempts.keySet().retainAll(known.stream().map(ProbeTarget::hosting).collect(Collectors.toSet()));
        }
        return known.stream().filter(target -> isDue(target.hosting(), now)).toList();
    }

    /** It is being asked now. */
    synchronized void asked(Hosting hosting, long now) {
        attempts.computeIfPresent(hosting, (key, attempt) -> attempt.tried(now));
    }

    /** A result is published that holds a chunk of it at least. */
    synchronized void delivered(Hosting hosting) {
        attempts.computeIfPresent(hosting, (key, attempt) -> attempt.succeeded());
    }

    /**
     * Has those that match measured, and returns how many they are.
     *
     * @throws BadLineException if the setup or the hoster is none that is measured, or none of them can be asked now
     */
    synchronized int request(
            Optional<String> setup, Optional<String> hoster, Predicate<ProbeTarget> canBeAsked, long now) {
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
        askable.forEach(target ->
                attempts.put(target.hosting(), RawAttempt.requested(view.registeredAnewAt(target.hoster()), now)));
        return askable.size();
    }

    private boolean isDue(Hosting hosting, long now) {
        OptionalLong registered = view.registeredAnewAt(hosting.hoster());
        RawAttempt attempt = attempts.get(hosting);
        if (registered.isPresent() && (attempt == null || attempt.isBefore(registered.getAsLong()))) {
            long at = registered.getAsLong();
            attempt = RawAttempt.registered(
                    at, at >= startedMs - AT_ONCE_MS ? now : startedMs + random.nextLong(SPREAD_MS));
            attempts.put(hosting, attempt);
        }
        return attempt != null && (attempt.isRequested() || registered.isPresent()) && attempt.isDue(now);
    }
}
