package io.swarmgauge.streams.kit.window;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.state.SeenRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which records a window has counted, as ranges of sequence numbers: a node's batches in one window follow each other. */
final class SeenRecords {

    private static final Comparator<SeenRange> ORDER = Comparator.comparing(SeenRange::getTopic)
            .thenComparing(SeenRange::getNodeId)
            .thenComparingLong(SeenRange::getEpoch)
            .thenComparingLong(SeenRange::getFirst);

    private SeenRecords() {}

    /** The ranges with the record in them; empty when it is in them already. */
    static Optional<List<SeenRange>> with(List<SeenRange> ranges, Accepted<?> record) {
        SeenRange added = rangeOf(record);
        if (ranges.stream().anyMatch(range -> sameSpool(range, added) && holds(range, added.getFirst()))) {
            return Optional.empty();
        }
        List<SeenRange> others = new ArrayList<>(ranges.size() + 1);
        SeenRange joined = added;
        for (SeenRange range : ranges) {
            if (sameSpool(range, joined) && adjacent(range, joined)) {
                joined = join(range, joined);
            } else {
                others.add(range);
            }
        }
        others.add(joined);
        others.sort(ORDER);
        return Optional.of(others);
    }

    private static SeenRange rangeOf(Accepted<?> record) {
        NodeHeader header = record.header();
        return new SeenRange(
                record.source().topic(),
                header.getNodeId(),
                header.getEpoch(),
                header.getSequence(),
                header.getSequence());
    }

    private static boolean sameSpool(SeenRange a, SeenRange b) {
        return a.getEpoch() == b.getEpoch()
                && a.getNodeId().equals(b.getNodeId())
                && a.getTopic().equals(b.getTopic());
    }

    private static boolean holds(SeenRange range, long sequence) {
        return range.getFirst() <= sequence && sequence <= range.getLast();
    }

    private static boolean adjacent(SeenRange a, SeenRange b) {
        return a.getLast() + 1 == b.getFirst() || b.getLast() + 1 == a.getFirst();
    }

    private static SeenRange join(SeenRange a, SeenRange b) {
        return new SeenRange(
                a.getTopic(),
                a.getNodeId(),
                a.getEpoch(),
                Math.min(a.getFirst(), b.getFirst()),
                Math.max(a.getLast(), b.getLast()));
    }
}
