package io.swarmgauge.producers.config;

import io.swarmgauge.settings.Durations;
import io.swarmgauge.settings.Settings;
import java.time.Duration;
import java.util.Optional;

/** How often something is done, which may be never. */
final class OrOff {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private OrOff() {}

    /** The time span of the field {@code every}, at least a second; empty for {@code off}, which YAML reads as false. */
    static Optional<Duration> every(Settings settings, Duration otherwise) {
        Optional<String> every = settings.optionalText("every");
        if (every.filter(text -> text.equals("off") || text.equals("false")).isPresent()) {
            return Optional.empty();
        }
        if (every.isPresent() && every.flatMap(Durations::parse).isEmpty()) {
            settings.problem("every", "must be a time span or off, is '" + every.get() + "'", "Give 10s, 1m or off.");
            return Optional.empty();
        }
        Duration span = every.flatMap(Durations::parse).orElse(otherwise);
        if (span.compareTo(SHORTEST) < 0) {
            settings.problem(
                    "every", "is shorter than 1s", "Give 1s or more; %s is usual.".formatted(shown(otherwise)));
        }
        return Optional.of(span);
    }

    private static String shown(Duration span) {
        return span.toSeconds() % 60 == 0 ? span.toMinutes() + "m" : span.toSeconds() + "s";
    }
}
