package io.swarmgauge.streams.attestor;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.AttestorWord;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.streams.kit.UsualLatency;
import io.swarmgauge.streams.state.attestor.Conduct;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the attestors of one window stood beside each other. Whoever spoke or was offline is named, even if nothing follows:
 * a revision can take back what the former one said.
 */
final class WindowConduct {

    private static final double MILLION = 1_000_000;
    private static final OptionalDouble NO_BIAS = OptionalDouble.of(0);

    private final TreeMap<String, Conduct> conducts = new TreeMap<>();
    private final long windowEnd;

    private WindowConduct(long windowEnd) {
        this.windowEnd = windowEnd;
    }

    static Map<String, Conduct> byAttestor(AttestedWindow window) {
        WindowConduct conduct = new WindowConduct(window.getWindowEnd());
        for (HosterAttestation hoster : window.getHosters()) {
            hoster.getRegions().forEach(conduct::hear);
        }
        window.getOfflineAttestors().forEach(conduct::wasOffline);
        return conduct.conducts;
    }

    private void hear(RegionAttestation agreed) {
        OptionalDouble usual = UsualLatency.among(agreed.getWords());
        for (AttestorWord word : agreed.getWords()) {
            add(word.getAttestorId(), said(agreed.getRegion(), word, usual));
        }
    }

    private Conduct said(String region, AttestorWord word, OptionalDouble usual) {
        if (!word.getCounted()) {
            return new Conduct(region, windowEnd, 0L, 0L, 0L, 0L, 0L, 0L);
        }
        Boolean dissents = word.getDissents();
        OptionalDouble bias = bias(word.getLatencyMs(), usual);
        return new Conduct(
                region,
                windowEnd,
                1L,
                dissents == null ? 0L : 1L,
                Boolean.TRUE.equals(dissents) ? 1L : 0L,
                bias.isPresent() ? 1L : 0L,
                Math.round(bias.orElse(0) * MILLION),
                0L);
    }

    private void wasOffline(String attestorId) {
        add(attestorId, new Conduct("", 0L, 0L, 0L, 0L, 0L, 0L, 1L));
    }

    private void add(String attestorId, Conduct conduct) {
        conducts.merge(attestorId, conduct, Conducts::sum);
    }

    private static OptionalDouble bias(@Nullable Double own, OptionalDouble usual) {
        if (own == null || usual.isEmpty() || !(own > 0) || !(usual.getAsDouble() > 0)) {
            return OptionalDouble.empty();
        }
        return UsualLatency.isFar(own, usual.getAsDouble())
                ? OptionalDouble.of(Logarithm.ofRatio(own, usual.getAsDouble()))
                : NO_BIAS;
    }
}
