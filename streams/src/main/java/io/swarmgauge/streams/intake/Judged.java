package io.swarmgauge.streams.intake;

import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.Refused;
import java.util.List;

/** A record after the door: let in, or turned away with its bytes and the reason. */
sealed interface Judged<V> {

    /** The record if it was let in. */
    default List<Accepted<V>> accepted() {
        return this instanceof Admitted<V> admitted ? List.of(admitted.record()) : List.of();
    }

    /** The record if it was turned away. */
    default List<Refused> refused() {
        return this instanceof TurnedAway<V> turnedAway ? List.of(turnedAway.record()) : List.of();
    }

    record Admitted<V>(Accepted<V> record) implements Judged<V> {}

    record TurnedAway<V>(Refused record) implements Judged<V> {}
}
