package io.swarmgauge.streams.alert;

import io.swarmgauge.streams.state.alert.KeptObservation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The observations of one thing that may still count, in the order of event time whatever the order of arrival.
 *
 * @param kept ascending by end
 * @param forgottenUntil end of the latest observation that was given up; null while all are kept
 */
record ObservationLog(List<KeptObservation> kept, @Nullable Long forgottenUntil) {

    /** Bounds the state of one episode to about 20 KB: 85 minutes of host metrics at one sample in 10 s. */
    static final int MOST = 512;

    /** A counter's increase needs the observation before, however long ago that was. */
    private static final int FEWEST = 2;

    private static final Comparator<KeptObservation> BY_EVENT_TIME = Comparator.comparingLong(KeptObservation::getEnd)
            .thenComparingLong(KeptObservation::getStart)
            .thenComparingLong(KeptObservation::getSource);

    static final ObservationLog EMPTY = new ObservationLog(List.of(), null);

    /**
     * The log with one more observation. A correction takes the place of what it corrects; what is already known, older
     * than what is known of it, or older than what was given up changes nothing.
     *
     * @param spanMs how far back from the latest end observations count
     */
    ObservationLog with(KeptObservation added, long spanMs) {
        boolean tooOld = forgottenUntil != null && added.getEnd() <= forgottenUntil;
        if (tooOld || kept.stream().anyMatch(known -> isSame(known, added) && !isCorrectedBy(known, added))) {
            return this;
        }
        List<KeptObservation> all = new ArrayList<>(kept);
        all.removeIf(known -> isSame(known, added));
        all.add(added);
        all.sort(BY_EVENT_TIME);
        return new ObservationLog(all, forgottenUntil).bounded(spanMs);
    }

    private ObservationLog bounded(long spanMs) {
        long horizon = kept.get(kept.size() - 1).getEnd() - spanMs;
        int first = Math.max(0, kept.size() - MOST);
        while (first < kept.size() - FEWEST && kept.get(first).getEnd() <= horizon) {
            first++;
        }
        return first == 0
                ? this
                : new ObservationLog(
                        new ArrayList<>(kept.subList(first, kept.size())),
                        kept.get(first - 1).getEnd());
    }

    private static boolean isSame(KeptObservation a, KeptObservation b) {
        return a.getStart() == b.getStart() && a.getSource() == b.getSource();
    }

    /** Of a state that has no revisions but its place on the topic, the numbers may have come to their end. */
    private static boolean isCorrectedBy(KeptObservation known, KeptObservation added) {
        boolean last = known.getRevision() == Integer.MAX_VALUE && added.getRevision() == Integer.MAX_VALUE;
        return added.getRevision() > known.getRevision() || (last && added.getOffset() > known.getOffset());
    }
}
