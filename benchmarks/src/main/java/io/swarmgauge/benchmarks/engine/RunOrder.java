package io.swarmgauge.benchmarks.engine;

import java.nio.file.Path;

/**
 * One run of an engine over the whole load.
 *
 * @param runId names everything that the run leaves behind: group, transactions, state
 * @param pace how Swarmgauge commits and forgets; the others commit at the usual pace and forget at once
 * @param partitions of each topic
 * @param directory where the engine may keep its state
 */
public record RunOrder(
        String runId, String bootstrapServers, Guarantee guarantee, Pace pace, int partitions, Path directory) {}
