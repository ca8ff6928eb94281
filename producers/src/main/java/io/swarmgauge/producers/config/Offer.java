package io.swarmgauge.producers.config;

import io.swarmgauge.identity.RegionName;
import io.swarmgauge.schema.node.OfferForm;
import io.swarmgauge.schema.node.PromisedPerformance;
import io.swarmgauge.settings.Settings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What the node offers, as its operator fills it in. */
final class Offer {

    private static final int MOST_REGIONS = 64;

    private Offer() {}

    static OfferForm from(Settings settings) {
        Optional<Instant> from = moment(settings, "from");
        Optional<Instant> until = moment(settings, "until");
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            settings.problem("until", "is not after 'from'", "Give a later moment or leave it out.");
        }
        return OfferForm.newBuilder()
                .setFromTime(from.map(Instant::toEpochMilli).orElse(null))
                .setUntilTime(until.map(Instant::toEpochMilli).orElse(null))
                .setStorageBytes(settings.optionalWhole("storage-bytes", 0).orElse(null))
                .setPerformance(performance(settings))
                .setRegions(regions(settings))
                .build();
    }

    private static List<String> regions(Settings settings) {
        List<String> regions = settings.texts("regions");
        if (regions.size() > MOST_REGIONS || !regions.stream().allMatch(RegionName::isValid)) {
            settings.problem(
                    "regions", "must be at most " + MOST_REGIONS + " regions", "Give each " + RegionName.FORM + ".");
        }
        return regions;
    }

    private static PromisedPerformance performance(Settings settings) {
        Optional<Double> latency = settings.optionalNumber("latency-ms");
        if (latency.filter(ms -> ms < 0).isPresent()) {
            settings.problem("latency-ms", "must be at least 0, is " + latency.get(), "Give milliseconds.");
        }
        return PromisedPerformance.newBuilder()
                .setBandwidthBitsPerSecond(
                        settings.optionalWhole("bandwidth-bits-per-second", 0).orElse(null))
                .setLatencyMs(latency.orElse(null))
                .setSpeedBitsPerSecond(
                        settings.optionalWhole("speed-bits-per-second", 0).orElse(null))
                .build();
    }

    private static Optional<Instant> moment(Settings settings, String field) {
        Optional<String> text = settings.optionalText(field);
        Optional<Instant> moment = text.flatMap(Offer::parse);
        if (text.isPresent() && moment.isEmpty()) {
            settings.problem(
                    field,
                    "must be a day or a moment, is '" + text.get() + "'",
                    "Write it as 2026-01-31 or 2026-01-31T12:00:00Z.");
        }
        return moment;
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
