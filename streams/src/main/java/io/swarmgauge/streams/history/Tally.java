package io.swarmgauge.streams.history;

import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.PlaceShares;
import io.swarmgauge.streams.state.history.KeptPlaces;

/** How often a hoster took which place, in whole windows, so that sums do not depend on their order. */
record Tally(long first, long second, long third, long below) {

    static final Tally NONE = new Tally(0, 0, 0, 0);

    static Tally of(KeptPlaces kept) {
        return new Tally(kept.getFirst(), kept.getSecond(), kept.getThird(), kept.getBelow());
    }

    static Tally of(int rank) {
        return new Tally(rank == 1 ? 1 : 0, rank == 2 ? 1 : 0, rank == 3 ? 1 : 0, rank > 3 ? 1 : 0);
    }

    Tally plus(Tally other) {
        return new Tally(first + other.first, second + other.second, third + other.third, below + other.below);
    }

    long windows() {
        return first + second + third + below;
    }

    PlaceShares shares(Performance performance) {
        return new PlaceShares(performance, windows(), share(first), share(second), share(third), share(below));
    }

    private double share(long part) {
        return (double) part / windows();
    }
}
