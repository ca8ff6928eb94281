package io.swarmgauge.producers.health;

import io.swarmgauge.observe.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** When an agent counts as ready: its spool takes records, and they get through to Kafka. */
public final class AgentHealthPolicy {

    /** A broker outage shows nowhere else: the producer retries what it was handed for as long as it takes. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private AgentHealthPolicy() {}

    /** Whether it does its work now. A backlog that is being delivered is no problem. */
    public static Health ready(AgentSigns signs) {
        List<String> problems = new ArrayList<>(live(signs).problems());
        if (!signs.spoolCondition().isEmpty()) {
            problems.add("the spool %s; what is new stays in memory. Mend the disk or make room on it"
                    .formatted(signs.spoolCondition()));
        }
        new TreeMap<>(signs.blocked()).forEach((topic, why) -> problems.add("%s: %s".formatted(topic, why)));
        if (isOver(signs.longestWait()) && isOver(signs.sinceAcknowledged())) {
            problems.add(
                    "Kafka has acknowledged nothing for %d s while records wait: see whether brokers can be reached"
                            .formatted(signs.sinceAcknowledged().toSeconds()));
        }
        return new Health(problems);
    }

    /** Whether it can do its work at all. */
    public static Health live(AgentSigns signs) {
        List<String> problems = new ArrayList<>();
        if (!signs.stores()) {
            problems.add("nothing puts records on disk any more; the log says why. Restart the agent");
        }
        if (!signs.delivers()) {
            problems.add("nothing delivers records any more; the log says why. Restart the agent: what waits is kept");
        }
        return new Health(problems);
    }

    private static boolean isOver(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) > 0;
    }
}
