package io.swarmgauge.producers.transfers;

import io.swarmgauge.schema.agent.ChunkCounts;
import java.util.ArrayList;
import java.util.List;

/** Chunk tallies as they are written down for the time after a restart. */
public final class ChunkTallies {

    private ChunkTallies() {}

    public static ChunkCounts counts(ChunkTally tally) {
        List<Integer> indexes = new ArrayList<>(tally.entries());
        List<Integer> sizes = new ArrayList<>(tally.entries());
        List<Long> counts = new ArrayList<>(tally.entries());
        tally.forEach((index, size, count) -> {
            indexes.add(index);
            sizes.add(size);
            counts.add(count);
        });
        return new ChunkCounts(indexes, sizes, counts);
    }

    public static void add(ChunkCounts saved, ChunkTally tally) {
        for (int i = 0; i < saved.getIndexes().size(); i++) {
            tally.add(
                    saved.getIndexes().get(i),
                    saved.getSizes().get(i),
                    saved.getCounts().get(i));
        }
    }
}
