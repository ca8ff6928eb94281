package io.swarmgauge.streams.history;

import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.streams.state.history.KeptPlaces;
import io.swarmgauge.streams.state.history.Place;
import java.util.Comparator;

/** What a hoster has a place in: the order of one setup's hosters by one performance. */
record Ladder(String setupId, Performance performance) implements Comparable<Ladder> {

    private static final Comparator<Ladder> ORDER =
            Comparator.comparing(Ladder::setupId).thenComparing(Ladder::performance);

    static Ladder of(Place place) {
        return new Ladder(place.getSetupId(), Performance.valueOf(place.getPerformance()));
    }

    static Ladder of(KeptPlaces kept) {
        return new Ladder(kept.getSetupId(), Performance.valueOf(kept.getPerformance()));
    }

    KeptPlaces kept(Tally tally) {
        return new KeptPlaces(setupId, performance.name(), tally.first(), tally.second(), tally.third(), tally.below());
    }

    @Override
    public int compareTo(Ladder other) {
        return ORDER.compare(this, other);
    }
}
