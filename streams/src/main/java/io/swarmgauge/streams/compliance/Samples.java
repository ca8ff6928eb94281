package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.gauge.ShortfallKind;
import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.streams.state.compliance.Miss;
import io.swarmgauge.streams.state.compliance.TermSum;
import java.util.List;
import java.util.stream.Stream;

/** One hoster's samples of one window, held against one figure of the plan. */
final class Samples {

    private Samples() {}

    /**
     * A time-out misses, however late the plan allows an answer: an attestor waits no longer than its limit.
     *
     * @param timedOut how many of the latencies are time-outs at their limit
     */
    static TermSum lag(String hosterId, List<Double> latenciesMs, int timedOut, double lagMs) {
        long late = latenciesMs.stream().filter(latency -> latency > lagMs).count();
        return sum(ServiceTerm.LAG, hosterId, latenciesMs.size(), Math.max(late, timedOut), timedOut);
    }

    /** A time-out is a speed of nothing. */
    static TermSum speed(String hosterId, List<Double> speeds, double bitsPerSecond) {
        long slow = speeds.stream().filter(speed -> speed < bitsPerSecond).count();
        long timedOut = speeds.stream().filter(speed -> speed == 0).count();
        return sum(ServiceTerm.SPEED, hosterId, speeds.size(), slow, timedOut);
    }

    static TermSum sum(ServiceTerm term, long good, long total, Stream<Miss> misses) {
        return new TermSum(
                term.name(),
                good,
                total,
                misses.filter(miss -> miss.getMissed() > 0).toList());
    }

    private static TermSum sum(ServiceTerm term, String hosterId, long total, long missed, long timedOut) {
        return sum(
                term,
                total - missed,
                total,
                Stream.of(
                        new Miss(hosterId, ShortfallKind.SLOW.name(), missed - timedOut),
                        new Miss(hosterId, ShortfallKind.TIMED_OUT.name(), timedOut)));
    }
}
