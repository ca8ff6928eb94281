package io.swarmgauge.streams.compliance;

import io.swarmgauge.streams.state.compliance.ComplianceRow;
import io.swarmgauge.streams.state.compliance.Sight;
import io.swarmgauge.streams.state.compliance.Sums;
import java.util.TreeMap;

/**
 * Sums up windows. Each request and each chunk is a sample by itself, but all windows of a slot are one sample of
 * availability; a window is in the slot in which it starts.
 */
final class WindowSums {

    private final long samplesFrom;
    private final Adder adder = new Adder();
    private final TreeMap<String, TreeMap<Long, Slot>> slots = new TreeMap<>();

    /** @param samplesFrom windows that start earlier count for availability only, epoch milliseconds (UTC) */
    WindowSums(long samplesFrom) {
        this.samplesFrom = samplesFrom;
    }

    static Sums of(long start, ComplianceRow window) {
        WindowSums sums = new WindowSums(start);
        sums.add(start, window);
        return sums.sums();
    }

    void add(long start, ComplianceRow window) {
        for (Sight sight : window.getSights()) {
            slots.computeIfAbsent(sight.getRegion(), region -> new TreeMap<>())
                    .computeIfAbsent(Spans.floor(start, Spans.SLOT), slot -> new Slot())
                    .add(sight);
        }
        if (start < samplesFrom) {
            return;
        }
        for (Sight sight : window.getSights()) {
            sight.getSamples().forEach(samples -> adder.add(sight.getRegion(), samples));
        }
        if (window.getChunks() != null) {
            adder.add(Regions.ALL, window.getChunks());
        }
    }

    /** Asked for once, at the end. */
    Sums sums() {
        slots.forEach((region, ofRegion) -> ofRegion.values().forEach(slot -> adder.add(region, slot.sum())));
        return adder.sums();
    }
}
