package io.swarmgauge.streams.kit.window;

import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.Arrival.Follower;
import io.swarmgauge.streams.kit.window.KeptState.OfWindow;
import io.swarmgauge.streams.state.Voice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one accepted record does to a room's windows: it counts in those that the policy names, a gap before it counts in
 * the window in which it begins, and a gap that it narrowed counts in that of the record behind the gap.
 */
final class Hearing<I, S extends SpecificRecord> {

    private final RevisedWindows<I, S, ?> room;
    private final Accepted<I> record;
    private final Set<String> planned;
    private final List<Window> counted;
    private final Window home;
    private final Set<Window> heardIn;

    Hearing(RevisedWindows<I, S, ?> room, Accepted<I> record, Set<String> planned) {
        this.room = room;
        this.record = record;
        this.planned = planned;
        this.counted = room.policy().windows(record.value());
        this.home = room.times().containing(record.header().getWindowStart());
        this.heardIn = heardIn(counted, home);
    }

    /** The windows that hear the record. */
    Set<Window> windows() {
        return heardIn;
    }

    private static Set<Window> heardIn(List<Window> counted, Window home) {
        if (counted.size() == 1 && counted.get(0).equals(home)) {
            return Set.of(home); // as most are
        }
        Set<Window> windows = new LinkedHashSet<>(counted);
        windows.add(home);
        return windows;
    }

    /** Another window, which heard the record behind a gap that is a smaller one now. */
    Optional<Window> followersWindow() {
        return follower().map(this::windowOf).filter(window -> !windows().contains(window));
    }

    OfWindow<S> in(Window window, OfWindow<S> kept) {
        boolean counts = counted.contains(window);
        return new OfWindow<>(
                kept.revision(),
                kept.inputs() + (counts ? 1 : 0),
                Voices.bounded(voices(window, kept.voices()), planned),
                counts ? content(kept) : kept.content());
    }

    private S content(OfWindow<S> kept) {
        return room.policy().bounded(room.policy().add(kept.content(), record.value()), planned);
    }

    private List<Voice> voices(Window window, List<Voice> kept) {
        List<Voice> voices = windows().contains(window) ? Voices.hearing(kept, topic(), record.header()) : kept;
        long missingBefore = record.arrival().missingBefore();
        if (missingBefore > 0 && window.equals(home)) { // a record that was never here has no gap to take away
            voices = missing(voices, record.header().getSequence(), missingBefore);
        }
        Optional<Follower> here = follower().filter(behind -> windowOf(behind).equals(window));
        return here.isPresent()
                ? missing(voices, here.get().sequence(), here.get().missingBefore())
                : voices;
    }

    private List<Voice> missing(List<Voice> voices, long before, long missing) {
        return Voices.missing(voices, topic(), record.header(), before, missing);
    }

    private Optional<Follower> follower() {
        return record.arrival().follower();
    }

    private Window windowOf(Follower follower) {
        return room.times().containing(follower.windowStart());
    }

    private String topic() {
        return record.source().topic();
    }
}
