package io.swarmgauge.benchmarks.recovery;

/**
 * How one kill went.
 *
 * @param what the scenario in words
 * @param partitions of a topic that the killed instance worked on, of all
 * @param firstSeconds from the kill to the first right conclusion from a record that came after it, of a key that the
 *     killed instance had worked on
 * @param allPartitionsSeconds to the last of its partitions' first right conclusions
 * @param lagZeroSeconds to when no more waited than before the kill
 * @param goalSeconds what firstSeconds should be at most
 */
public record Recovered(
        Scenario scenario,
        String what,
        int keys,
        int partitions,
        double firstSeconds,
        double allPartitionsSeconds,
        double lagZeroSeconds,
        int goalSeconds) {

    public boolean isReached() {
        return firstSeconds <= goalSeconds;
    }
}
