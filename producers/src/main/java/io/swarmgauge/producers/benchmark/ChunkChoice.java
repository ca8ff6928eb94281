package io.swarmgauge.producers.benchmark;

import io.swarmgauge.producers.harvest.ChunkDemand;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Which chunks a hoster is asked for: more often those that are in demand, as leechers ask; but any of them at times, so that it
 * cannot keep only some. Who asks can be known by other signs.
 */
record ChunkChoice(int count, RandomGenerator random) {

    private record Drawn(int index, double key) {}

    /**
     * As many different chunks as there are, up to the count, in ascending order.
     *
     * <p>Weighted sampling without replacement as in algorithm A of Efraimidis and Spirakis, Weighted random sampling with a
     * reservoir, Information Processing Letters 97 (2006): those with the largest keys u^(1/w). Here the keys are -ln(u)/w and
     * the smallest are taken: the same order, without underflow.
     */
    List<Integer> from(List<Integer> chunks, ChunkDemand demand) {
        IntToDoubleFunction chances = demand.chances(chunks);
        return chunks.stream()
                .map(index -> new Drawn(index, -Math.log(1 - random.nextDouble()) / chances.applyAsDouble(index)))
                .sorted(Comparator.comparingDouble(Drawn::key))
                .limit(count)
                .map(Drawn::index)
                .sorted()
                .toList();
    }
}
