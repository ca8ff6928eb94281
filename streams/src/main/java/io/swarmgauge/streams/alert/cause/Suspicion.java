package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.CauseKind;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.gauge.SuspectedCause;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A suspected cause, and how strongly it is suspected.
 *
 * @param strength 0 where it is just enough to be named, towards 1 as it is more
 */
record Suspicion(SuspectedCause cause, double strength) {

    private static final int MOST_EVIDENCE = 8;

    private static final Comparator<Suspicion> STRONGEST_FIRST = Comparator.comparingDouble(Suspicion::strength)
            .reversed()
            .thenComparing(suspicion -> suspicion.cause().getKind());

    static Suspicion of(CauseKind kind, String text, double value, double strength, List<Evidence> evidence) {
        List<Evidence> last = evidence.subList(Math.max(0, evidence.size() - MOST_EVIDENCE), evidence.size());
        return new Suspicion(new SuspectedCause(kind, text, value, List.copyOf(last)), strength);
    }

    /** How far a share is from what is just enough to where it cannot get worse. */
    static double towards(double worst, double enough, double share) {
        return (share - enough) / (worst - enough);
    }

    /** How far a figure without an upper end is beyond what is just enough. */
    static double beyond(double enough, double figure) {
        return 1 - enough / figure;
    }

    static List<SuspectedCause> strongestFirst(Stream<Suspicion> suspicions) {
        return suspicions.sorted(STRONGEST_FIRST).map(Suspicion::cause).toList();
    }
}
