package io.swarmgauge.streams.testkit;

import io.swarmgauge.schema.node.HarvestEnd;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.RequestHarvest;
import io.swarmgauge.schema.node.RequestedRange;
import java.util.ArrayList;
import java.util.List;

/** Builds a harvest whose distinct requests follow from its ranges. */
public final class Harvest {

    private final String attestor;
    private final long sequence;
    private final List<RequestedRange> ranges = new ArrayList<>();
    private String setup = Swarm.SETUP;
    private long start;
    private long end = 10_000;
    private long repeated;

    private Harvest(String attestor, long sequence) {
        this.attestor = attestor;
        this.sequence = sequence;
    }

    public static Harvest of(String attestor, long sequence) {
        return new Harvest(attestor, sequence);
    }

    public Harvest between(long from, long to) {
        start = from;
        end = to;
        return this;
    }

    public Harvest on(String otherSetup) {
        setup = otherSetup;
        return this;
    }

    public Harvest saw(int first, int length, int peers) {
        ranges.add(new RequestedRange(first, length, peers));
        return this;
    }

    /** Requests that were seen before: they count, but are not distinct. */
    public Harvest andRepeated(long requests) {
        repeated = requests;
        return this;
    }

    public RequestHarvest record() {
        long distinct = ranges.stream()
                .mapToLong(range -> (long) range.getLength() * range.getPeers())
                .sum();
        return new RequestHarvest(
                new NodeHeader(attestor, "region-of-node", 1L, sequence, start, end),
                setup,
                distinct + repeated,
                distinct,
                ranges.stream().mapToInt(RequestedRange::getPeers).max().orElse(0),
                HarvestEnd.TIME,
                ranges);
    }
}
