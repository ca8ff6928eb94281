package io.swarmgauge.producers.config;

import io.swarmgauge.settings.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * How an attestor listens to what is asked for.
 *
 * @param every how often it listens to each setup; empty for never
 * @param maxTime how long it listens at most
 * @param maxRequests how many requests it listens to at most
 */
public record HarvestSettings(Optional<Duration> every, Duration maxTime, int maxRequests) {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration MAX_TIME = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MAX_REQUESTS = 200;
    private static final int MOST_REQUESTS = 100_000;

    static HarvestSettings from(Settings settings) {
        Duration maxTime = settings.duration("max-time", MAX_TIME);
        if (maxTime.compareTo(LONGEST) > 0) {
            settings.problem("max-time", "is longer than 10m", "Give a short time; 10s is usual.");
        }
        return new HarvestSettings(
                OrOff.every(settings, EVERY), maxTime, settings.whole("max-requests", 1, MOST_REQUESTS, MAX_REQUESTS));
    }
}
