package io.swarmgauge.streams.performance;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.state.ledger.LedgerEntry;
import io.swarmgauge.streams.state.performance.AgreedSamples;
import io.swarmgauge.streams.state.performance.RegionSamples;
import java.util.List;

/** What a window contributes to each hoster of the setup: nothing too, which takes back what a former revision said. */
final class Contributions {

    static final StateSerde<AgreedSamples> SERDE = StateSerde.of(AgreedSamples.class);

    private Contributions() {}

    static List<LedgerEntry> of(AttestedWindow window) {
        return window.getHosters().stream()
                .map(hoster -> new LedgerEntry(
                        hoster.getHosterId(),
                        window.getSetupId(),
                        window.getWindowStart(),
                        window.getWindowEnd(),
                        window.getRevision(),
                        SERDE.encode(samples(hoster))))
                .toList();
    }

    private static AgreedSamples samples(HosterAttestation hoster) {
        return new AgreedSamples(hoster.getRegions().stream()
                .filter(Contributions::hasSamples)
                .map(region -> new RegionSamples(
                        region.getRegion(),
                        region.getKind().name(),
                        region.getLatenciesMs(),
                        region.getBandwidthsBitsPerSecond(),
                        region.getSpeedsBitsPerSecond()))
                .toList());
    }

    private static boolean hasSamples(RegionAttestation region) {
        return !region.getLatenciesMs().isEmpty()
                || !region.getBandwidthsBitsPerSecond().isEmpty()
                || !region.getSpeedsBitsPerSecond().isEmpty();
    }
}
