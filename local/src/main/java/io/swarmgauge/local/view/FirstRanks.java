package io.swarmgauge.local.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long a newcomer waits: from the run's start until the API that the page is drawn from shows a rank of this run. */
public final class FirstRanks {

    private final ConsoleApi api;
    private final List<String> setups;
    private final Instant began;
    private final Clock clock;
    private @Nullable Duration after;

    /**
     * @param setups ids of the setups that are ranked
     * @param began the run's start; ranks of windows before it are another run's
     */
    public FirstRanks(ConsoleApi api, Collection<String> setups, Instant began, Clock clock) {
        this.api = api;
        this.setups = List.copyOf(setups);
        this.began = began;
        this.clock = clock;
    }

    /** Asks the API unless they were seen already; true when they were seen just now. */
    public boolean appear() {
        if (after != null || setups.stream().noneMatch(this::isRanked)) {
            return false;
        }
        after = Duration.between(began, clock.instant());
        return true;
    }

    /** What was seen, as one line. */
    public String line() {
        return after == null
                ? "no ranks on the page yet: the first need about half a minute, more on a busy machine"
                : "first ranks after %d s".formatted(after.toSeconds());
    }

    private boolean isRanked(String setup) {
        try {
            for (JsonNode ranking : api.get("/v1/setups/" + setup + "/rankings").path("rankings")) {
                boolean isOfThisRun =
                        !Instant.parse(ranking.path("windowStart").asText()).isBefore(began);
                if (isOfThisRun
                        && !ranking.path("hosters").findValuesAsText("rank").stream()
                                .allMatch("null"::equals)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            // The setup is not known there yet, or the console is busy: asked again with the next look.
            return false;
        }
    }
}
