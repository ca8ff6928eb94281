package io.swarmgauge.benchmarks.load;

import io.swarmgauge.benchmarks.load.LoadShape.Place;
import io.swarmgauge.schema.node.ChunkHistogram;
import io.swarmgauge.schema.node.CounterpartyTraffic;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.node.Traffic;
import io.swarmgauge.schema.node.TransferBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What the nodes say: hosters send chunks to a leecher of their setup, leechers receive them from a hoster. */
public final class Batches {

    private static final int CHUNK_BYTES = 65_536;
    private static final int LAST_CHUNK_BYTES = 20_000;

    private final Lane lane;
    private final long seed;
    private final Cast cast;

    public Batches(Lane lane, long seed, Cast cast) {
        this.lane = lane;
        this.seed = seed;
        this.cast = cast;
    }

    /** The record with this number, from 0, which chooses its chunks. */
    public TransferBatch batch(Place place, long number) {
        int[] counts = new int[Cast.CHUNKS];
        SplittableRandom random = new SplittableRandom(seed ^ Long.reverse(number));
        for (int chunk = 0; chunk < lane.chunksPerRecord(); chunk++) {
            counts[random.nextInt(Cast.CHUNKS)]++;
        }
        return batch(place, counts);
    }

    /** Nothing moved. */
    public TransferBatch nothing(Place place) {
        return batch(place, new int[Cast.CHUNKS]);
    }

    private TransferBatch batch(Place place, int[] counts) {
        boolean hoster = place.speaker() < LoadShape.HOSTERS;
        ChunkHistogram moved = histogram(counts);
        ChunkHistogram nothing = histogram(new int[Cast.CHUNKS]);
        Traffic traffic = traffic(counts);
        Traffic none = new Traffic(0L, 0L);
        return TransferBatch.newBuilder()
                .setHeader(header(place))
                .setSetupId(cast.setupId(place.setup()))
                .setRole(hoster ? Role.HOSTER : Role.LEECHER)
                .setUploaded(hoster ? traffic : none)
                .setDownloaded(hoster ? none : traffic)
                .setRequests(hoster ? traffic.getChunks() : 0)
                .setCounterparties(counterparties(place, hoster, traffic))
                .setUploads(hoster ? moved : nothing)
                .setDownloads(hoster ? nothing : moved)
                .build();
    }

    private NodeHeader header(Place place) {
        return NodeHeader.newBuilder()
                .setNodeId(cast.speaker(place.setup(), place.speaker()).nodeId().hex())
                .setRegion(cast.region(place.speaker()))
                .setEpoch(LoadShape.BEGIN)
                .setSequence(place.sequence())
                .setWindowStart(place.start())
                .setWindowEnd(place.end())
                .build();
    }

    private List<CounterpartyTraffic> counterparties(Place place, boolean hoster, Traffic traffic) {
        if (traffic.getChunks() == 0) {
            return List.of();
        }
        int peer = hoster ? LoadShape.HOSTERS : 0;
        String peerId = cast.speaker(place.setup(), peer).nodeId().hex();
        long chunks = traffic.getChunks();
        long bytes = traffic.getBytes();
        return List.of(
                hoster
                        ? new CounterpartyTraffic(peerId, chunks, bytes, 0L, 0L)
                        : new CounterpartyTraffic(peerId, 0L, 0L, chunks, bytes));
    }

    private static Traffic traffic(int[] counts) {
        long chunks = 0;
        long bytes = 0;
        for (int index = 0; index < counts.length; index++) {
            chunks += counts[index];
            bytes += (long) counts[index] * size(index);
        }
        return new Traffic(chunks, bytes);
    }

    private static ChunkHistogram histogram(int[] counts) {
        List<Integer> deltas = new ArrayList<>();
        List<Integer> times = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        int before = 0;
        for (int index = 0; index < counts.length; index++) {
            if (counts[index] > 0) {
                deltas.add(index - before);
                times.add(counts[index]);
                sizes.add(size(index));
                before = index;
            }
        }
        return new ChunkHistogram(deltas, times, sizes);
    }

    private static int size(int index) {
        return index == Cast.CHUNKS - 1 ? LAST_CHUNK_BYTES : CHUNK_BYTES;
    }
}
