package io.swarmgauge.console.explain;

import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which conclusion is to be explained.
 *
 * @param topic a topic of conclusions
 * @param key the conclusion's key, or how it begins
 * @param at a moment that the conclusion is about; empty for the newest
 * @param place where it stands; empty to look for it by key
 * @param performance of rankings and pay alignments, which one; latency unless given
 * @param region of rankings, as attestors of which region saw it; all together unless given
 * @param back how far the records of a conclusion about weeks are looked for
 * @param most at most so many records of each topic
 */
public record ExplainRequest(
        Topic<?> topic,
        String key,
        Optional<Instant> at,
        Optional<Place> place,
        Optional<Performance> performance,
        Optional<String> region,
        Duration back,
        int most) {

    public static final int MOST = 500;
    public static final int USUAL = 25;
    public static final Duration USUAL_BACK = Duration.ofHours(1);
    public static final Duration MOST_BACK = Duration.ofDays(35);

    public ExplainRequest {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("records shown must be from 1 to %d, is %d".formatted(MOST, most));
        }
    }

    /** The newest conclusion of the key, as it is explained unless something else is asked for. */
    public static ExplainRequest newest(Topic<?> topic, String key) {
        return new ExplainRequest(
                topic, key, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), USUAL_BACK, USUAL);
    }

    public ExplainRequest at(Instant moment) {
        return new ExplainRequest(topic, key, Optional.of(moment), place, performance, region, back, most);
    }
}
