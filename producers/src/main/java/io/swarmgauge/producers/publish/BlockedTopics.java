package io.swarmgauge.producers.publish;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Topics that take nothing for the moment. Each outage is logged when it begins and when it is over. */
final class BlockedTopics {

    private static final Logger LOG = LoggerFactory.getLogger(BlockedTopics.class);
    private static final long FIRST_RETRY_MS = 1_000;
    private static final long LONGEST_RETRY_MS = 5_000;

    private final String owner;
    private final Map<String, Long> retryAt = new HashMap<>();
    private final Map<String, Long> waitMs = new HashMap<>();
    private final Map<String, String> outages = new HashMap<>();

    BlockedTopics(String owner) {
        this.owner = owner;
    }

    synchronized void block(String topic, String why, long nowMs) {
        long wait = waitMs.getOrDefault(topic, FIRST_RETRY_MS);
        waitMs.put(topic, Math.min(LONGEST_RETRY_MS, 2 * wait));
        retryAt.put(topic, nowMs + wait);
        if (outages.put(topic, "takes no records now, they wait: " + why) == null) {
            LOG.warn("{}: {} takes no records now, they wait: {}", owner, topic, why);
        }
    }

    /** The topic takes records, but not this one. */
    synchronized void refused(String topic, String why) {
        if (outages.put(topic, "refuses records for good, they are kept aside: " + why) == null) {
            LOG.warn("{}: {} refuses a record for good, it is kept aside: {}", owner, topic, why);
        }
    }

    synchronized void delivered(String topic) {
        waitMs.remove(topic);
        if (outages.remove(topic) != null) {
            LOG.info("{}: {} takes records again", owner, topic);
        }
    }

    synchronized Set<String> at(long nowMs) {
        retryAt.values().removeIf(at -> at <= nowMs);
        return Set.copyOf(retryAt.keySet());
    }

    /** The topics that take nothing, or took nothing of what was last offered, each with the reason. */
    synchronized Map<String, String> outages() {
        return Map.copyOf(outages);
    }
}
