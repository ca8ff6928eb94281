package io.swarmgauge.producers.publish;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What waits between the agent and Kafka. A record stays in it until it was delivered or given up. */
public interface Outbox {

    /** Takes a record in and returns at once. */
    void add(Outgoing<?> record);

    /** The record that waits longest and whose topic is not blocked; empty if none came within the patience. */
    Optional<Outgoing<?>> next(Set<String> blockedTopics, Duration patience) throws InterruptedException;

    /** The record could not be handed over yet: it waits again, before all others of its topic. */
    void putBack(Outgoing<?> record);

    /** The record was delivered, or never can be. */
    void settled(Outgoing<?> record);

    /** How long the oldest record waits that is neither delivered nor given up; zero if there is none. */
    Duration longestWait();

    /** How many records are neither delivered nor given up. */
    int depth();
}
