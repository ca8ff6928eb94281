package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.ClaimVerdict;
import io.swarmgauge.schema.gauge.NodeBandwidth;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.PoolWindow;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.kit.SourcePosition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What Swarmgauge concluded of hosters, of their pay and of regions; a revision corrects the observation of its window. */
final class ConclusionSignals {

    private ConclusionSignals() {}

    static List<Observation> ofBandwidth(BandwidthWindow window, SourcePosition source) {
        return window.getHosters().stream()
                .flatMap(hoster -> Stream.of(
                        rate(window, hoster, Signal.EGRESS_BITS_PER_SECOND, source),
                        rate(window, hoster, Signal.INGRESS_BITS_PER_SECOND, source)))
                .toList();
    }

    static List<Observation> ofPayAlignment(PayAlignment window, SourcePosition source) {
        Map<String, String> labels = Map.of(
                Observation.SETUP, window.getSetupId(),
                Observation.PERFORMANCE, window.getPerformance().name());
        return List.of(Observation.concluded(
                Signal.PAY_INVERSIONS,
                labels,
                window.getWindowStart(),
                window.getWindowEnd(),
                window.getRevision(),
                window.getInversions().size(),
                source));
    }

    static List<Observation> ofPool(PoolWindow window, SourcePosition source) {
        Stream<Observation> providers = Stream.of(inPool(window, Signal.POOL_PROVIDERS, window.getProviders(), source));
        Stream<Observation> dropOut = Stream.ofNullable(window.getDropOutRate())
                .map(rate -> inPool(window, Signal.POOL_DROP_OUT_RATIO, rate, source));
        return Stream.concat(providers, dropOut).toList();
    }

    static List<Observation> ofVerdicts(SelfReportVerdicts period, SourcePosition source) {
        return period.getHosters().stream()
                .map(claim -> verdict(period, claim, source))
                .toList();
    }

    private static Observation rate(
            BandwidthWindow window, NodeBandwidth hoster, Signal signal, SourcePosition source) {
        Map<String, String> labels = Map.of(
                Observation.SETUP, window.getSetupId(),
                Observation.NODE, hoster.getNodeId(),
                Observation.REGION, hoster.getRegion());
        boolean out = signal == Signal.EGRESS_BITS_PER_SECOND;
        return Observation.concluded(
                signal,
                labels,
                window.getWindowStart(),
                window.getWindowEnd(),
                window.getRevision(),
                (out ? hoster.getEgress() : hoster.getIngress()).getBitsPerSecond(),
                source);
    }

    private static Observation inPool(PoolWindow window, Signal signal, double value, SourcePosition source) {
        return Observation.concluded(
                signal,
                Map.of(Observation.REGION, window.getRegion()),
                window.getWindowStart(),
                window.getWindowEnd(),
                window.getRevision(),
                value,
                source);
    }

    private static Observation verdict(SelfReportVerdicts period, ClaimVerdict claim, SourcePosition source) {
        Map<String, String> labels =
                Map.of(Observation.SETUP, period.getSetupId(), Observation.NODE, claim.getHosterId());
        return new Observation(
                Signal.VERDICT,
                new TreeMap<>(labels),
                period.getWindowStart(),
                period.getWindowEnd(),
                Origin.CONCLUSION,
                period.getRevision(),
                null,
                claim.getVerdict().name(),
                null,
                null,
                source);
    }
}
