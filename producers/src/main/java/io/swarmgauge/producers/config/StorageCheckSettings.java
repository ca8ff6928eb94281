package io.swarmgauge.producers.config;

import io.swarmgauge.settings.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * How an attestor checks what is stored.
 *
 * @param every how often it checks each setup; empty for never
 * @param chunks how many chunks it asks for at a time
 */
public record StorageCheckSettings(Optional<Duration> every, int chunks) {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int CHUNKS = 10;
    private static final int MOST_CHUNKS = 1_000;

    static StorageCheckSettings from(Settings settings) {
        return new StorageCheckSettings(OrOff.every(settings, EVERY), settings.whole("chunks", 1, MOST_CHUNKS, CHUNKS));
    }
}
