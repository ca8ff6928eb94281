package io.swarmgauge.streams.attestor;

import io.swarmgauge.streams.state.attestor.Conduct;
import java.util.Comparator;
import java.util.function.BinaryOperator;

/** Conduct added to conduct, in whole numbers: the order does not matter. */
final class Conducts {

    static final Conduct NONE = new Conduct("", 0L, 0L, 0L, 0L, 0L, 0L, 0L);

    private static final BinaryOperator<Conduct> LATER =
            BinaryOperator.maxBy(Comparator.comparingLong(Conduct::getLastSpoke).thenComparing(Conduct::getRegion));

    private Conducts() {}

    static Conduct sum(Conduct one, Conduct other) {
        Conduct later = LATER.apply(one, other);
        return new Conduct(
                later.getRegion(),
                later.getLastSpoke(),
                one.getMeasured() + other.getMeasured(),
                one.getCompared() + other.getCompared(),
                one.getMinority() + other.getMinority(),
                one.getLatencies() + other.getLatencies(),
                one.getLatencyBias() + other.getLatencyBias(),
                one.getOffline() + other.getOffline());
    }
}
