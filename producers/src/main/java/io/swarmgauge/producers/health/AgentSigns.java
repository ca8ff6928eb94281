package io.swarmgauge.producers.health;

import java.time.Duration;
import java.util.Map;

/**
 * What an agent sees of its own work.
 *
 * @param stores whether what puts records on disk runs
 * @param delivers whether what carries them to Kafka runs
 * @param spoolCondition what is wrong with the spool; "" for nothing
 * @param blocked topics that take no records, each with the reason
 * @param longestWait how long the oldest record waits on disk; zero for none
 * @param sinceAcknowledged since when Kafka has acknowledged nothing, counted from the start at the most
 */
public record AgentSigns(
        boolean stores,
        boolean delivers,
        String spoolCondition,
        Map<String, String> blocked,
        Duration longestWait,
        Duration sinceAcknowledged) {}
