package io.swarmgauge.streams.testkit;

import io.swarmgauge.schema.node.ChunkHistogram;
import io.swarmgauge.schema.node.CounterpartyTraffic;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.node.Traffic;
import io.swarmgauge.schema.node.TransferBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Builds a batch whose totals, counterparties and histograms follow from its transfers. */
public final class Batch {

    private record Transfer(boolean up, String peer, int index, int count, int size) {
        long bytes() {
            return (long) count * size;
        }
    }

    private final String node;
    private final long sequence;
    private final List<Transfer> transfers = new ArrayList<>();
    private String setup = Swarm.SETUP;
    private String region = "region-of-node";
    private long epoch = 1;
    private long start;
    private long end = 10_000;
    private long requests;

    private Batch(String node, long sequence) {
        this.node = node;
        this.sequence = sequence;
    }

    public static Batch of(String node, long sequence) {
        return new Batch(node, sequence);
    }

    public Batch between(long from, long to) {
        start = from;
        end = to;
        return this;
    }

    public Batch on(String otherSetup) {
        setup = otherSetup;
        return this;
    }

    public Batch in(String otherRegion) {
        region = otherRegion;
        return this;
    }

    public Batch epoch(long otherEpoch) {
        epoch = otherEpoch;
        return this;
    }

    /** Requests that the node saw. */
    public Batch asked(long times) {
        requests = times;
        return this;
    }

    public Batch sent(String peer, int index, int count, int size) {
        transfers.add(new Transfer(true, peer, index, count, size));
        return this;
    }

    public Batch received(String peer, int index, int count, int size) {
        transfers.add(new Transfer(false, peer, index, count, size));
        return this;
    }

    public TransferBatch record() {
        return new TransferBatch(
                new NodeHeader(node, region, epoch, sequence, start, end),
                setup,
                Role.UNKNOWN,
                traffic(Transfer::up),
                traffic(transfer -> !transfer.up()),
                requests,
                counterparties(),
                null,
                histogram(Transfer::up),
                histogram(transfer -> !transfer.up()));
    }

    private Traffic traffic(Predicate<Transfer> direction) {
        return new Traffic(sum(direction, Transfer::count), sum(direction, Transfer::bytes));
    }

    private List<CounterpartyTraffic> counterparties() {
        return transfers.stream()
                .map(Transfer::peer)
                .distinct()
                .sorted()
                .map(peer -> new CounterpartyTraffic(
                        peer,
                        sum(t -> t.up() && t.peer().equals(peer), Transfer::count),
                        sum(t -> t.up() && t.peer().equals(peer), Transfer::bytes),
                        sum(t -> !t.up() && t.peer().equals(peer), Transfer::count),
                        sum(t -> !t.up() && t.peer().equals(peer), Transfer::bytes)))
                .toList();
    }

    private ChunkHistogram histogram(Predicate<Transfer> direction) {
        record Chunk(int index, int size) {}
        TreeMap<Chunk, Integer> counts =
                new TreeMap<>(Comparator.comparingInt(Chunk::index).thenComparingInt(Chunk::size));
        transfers.stream()
                .filter(direction)
                .forEach(t -> counts.merge(new Chunk(t.index(), t.size()), t.count(), Integer::sum));
        List<Integer> deltas = new ArrayList<>();
        int before = 0;
        for (Chunk chunk : counts.keySet()) {
            deltas.add(chunk.index() - before);
            before = chunk.index();
        }
        return new ChunkHistogram(
                deltas,
                List.copyOf(counts.values()),
                counts.keySet().stream().map(Chunk::size).toList());
    }

    private long sum(Predicate<Transfer> filter, ToLongFunction<Transfer> figure) {
        return transfers.stream().filter(filter).mapToLong(figure).sum();
    }
}
