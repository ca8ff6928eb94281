package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.settings.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much must be counted in a window before its burn rate says anything. The defaults are so that, of a promise of 99 %,
 * two misses are needed in any short window of samples and eight in any long one: a sparse probe never pages. Availability
 * counts slots of five minutes; most of a window must have been asked about, and one missed slot of an hour is not enough.
 *
 * @param leastSamples by length of the window: chunk requests or checked chunks
 * @param leastSlots by length of the window: slots in which anything was asked
 */
public record ComplianceSettings(Map<Duration, Integer> leastSamples, Map<Duration, Integer> leastSlots) {

    private record Default(String name, Duration window, int samples, int slots) {}

    private static final int MOST = 1_000_000;

    private static final Default[] DEFAULTS = {
        new Default("5m", Duration.ofMinutes(5), 10, 1),
        new Default("30m", Duration.ofMinutes(30), 30, 3),
        new Default("1h", Duration.ofHours(1), 60, 8),
        new Default("2h", Duration.ofHours(2), 100, 12),
        new Default("6h", Duration.ofHours(6), 200, 36),
        new Default("1d", Duration.ofDays(1), 500, 144),
        new Default("3d", Duration.ofDays(3), 1_000, 432)
    };

    public ComplianceSettings {
        leastSamples = Map.copyOf(leastSamples);
        leastSlots = Map.copyOf(leastSlots);
    }

    /** From the section {@code compliance}. */
    public static ComplianceSettings from(Settings section) {
        Settings samples = section.section("least-samples");
        Settings slots = section.section("least-slots");
        Map<Duration, Integer> leastSamples = new LinkedHashMap<>();
        Map<Duration, Integer> leastSlots = new LinkedHashMap<>();
        for (Default one : DEFAULTS) {
            leastSamples.put(one.window(), samples.whole(one.name(), 1, MOST, one.samples()));
            leastSlots.put(one.window(), slots.whole(one.name(), 1, MOST, one.slots()));
        }
        return new ComplianceSettings(leastSamples, leastSlots);
    }

    long least(ServiceTerm term, Duration window) {
        return (term == ServiceTerm.AVAILABILITY ? leastSlots : leastSamples).getOrDefault(window, 1);
    }
}
