package io.swarmgauge.producers.config;

import io.swarmgauge.settings.Settings;
import java.time.Duration;
import java.util.List;

/**
 * How an attestor measures hosters.
 *
 * @param every each hoster of each setup is asked once in this time
 * @param chunks how many chunks it is asked for
 * @param timeout time limit for each chunk
 * @param setups the setups to measure; empty for every setup of the plan
 * @param harvest how it listens to what is asked for
 * @param storageChecks how it checks what is stored
 */
public record BenchmarkSettings(
        Duration every,
        int chunks,
        Duration timeout,
        List<String> setups,
        HarvestSettings harvest,
        StorageCheckSettings storageChecks) {

    private static final long MOST_CHUNKS = 1_000;
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

    public BenchmarkSettings {
        setups = List.copyOf(setups);
    }

    public boolean measures(String setup) {
        return setups.isEmpty() || setups.contains(setup);
    }

    static BenchmarkSettings from(Settings settings) {
        long chunks = settings.whole("chunks", 1, 4);
        if (chunks > MOST_CHUNKS) {
            settings.problem("chunks", "is more than " + MOST_CHUNKS, "Give a small number; 4 is usual.");
        }
        Duration timeout = settings.duration("timeout", Duration.ofSeconds(5));
        if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            settings.problem("timeout", "is longer than 10m", "Give a short time; 5s is usual.");
        }
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0) {
            settings.problem("timeout", "is shorter than 100ms", "Give hosters time to answer; 5s is usual.");
        }
        return new BenchmarkSettings(
                settings.duration("every", Duration.ofSeconds(10)),
                Math.toIntExact(Math.min(chunks, MOST_CHUNKS)),
                timeout,
                settings.texts("setups"),
                HarvestSettings.from(settings.section("harvest")),
                StorageCheckSettings.from(settings.section("storage-checks")));
    }
}
