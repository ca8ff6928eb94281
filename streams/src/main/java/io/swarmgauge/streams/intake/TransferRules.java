package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.node.ChunkHistogram;
import io.swarmgauge.schema.node.CounterpartyTraffic;
import io.swarmgauge.schema.node.Traffic;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.schema.plan.HostingSetup;
import java.util.List;

/** A batch adds up: its histograms give its totals, and its counterparties do not exceed them. */
final class TransferRules implements RecordRules<TransferBatch> {

    private static final int MOST_COUNTERPARTIES = 32;

    @Override
    public void check(TransferBatch batch, Findings findings) {
        findings.notNegative("uploaded.chunks", batch.getUploaded().getChunks());
        findings.notNegative("uploaded.bytes", batch.getUploaded().getBytes());
        findings.notNegative("downloaded.chunks", batch.getDownloaded().getChunks());
        findings.notNegative("downloaded.bytes", batch.getDownloaded().getBytes());
        findings.requests("requests", batch.getRequests());
        histogram("uploads", batch.getUploads(), "uploaded", batch.getUploaded(), findings);
        histogram("downloads", batch.getDownloads(), "downloaded", batch.getDownloaded(), findings);
        counterparties(batch, findings);
    }

    @Override
    public void checkAgainst(HostingSetup setup, TransferBatch batch, Findings findings) {
        Planned planned = new Planned(setup, findings);
        chunks("uploads index", batch.getUploads(), planned);
        chunks("downloads index", batch.getDownloads(), planned);
    }

    /** A sum beyond the range of an int wraps, but to a negative number first, and no chunk is one. */
    private static void chunks(String field, ChunkHistogram histogram, Planned planned) {
        int index = 0;
        for (int delta : histogram.getIndexDeltas()) {
            index += delta;
            planned.chunk(field, index);
        }
    }

    private static void histogram(
            String field, ChunkHistogram histogram, String totalField, Traffic total, Findings findings) {
        List<Integer> deltas = histogram.getIndexDeltas();
        List<Integer> counts = histogram.getCounts();
        List<Integer> sizes = histogram.getSizes();
        if (deltas.size() != counts.size() || counts.size() != sizes.size()) {
            findings.require(false, () -> "%s has %d indexes, %d counts and %d sizes, must be of equal length"
                    .formatted(field, deltas.size(), counts.size(), sizes.size()));
            return;
        }
        long chunks = 0;
        long bytes = 0;
        for (int i = 0; i < counts.size(); i++) {
            int delta = deltas.get(i);
            int count = counts.get(i);
            int size = sizes.get(i);
            if (delta < 0 || count < 1 || !Findings.isChunkSize(size)) { // words are made for what is wrong only
                findings.notNegative(field + ".indexDeltas", delta);
                findings.atLeastOne(field + ".counts", count);
                findings.chunkSize(field + ".sizes", size);
            }
            chunks += count;
            bytes += (long) count * size;
        }
        adds(field, "chunks", chunks, totalField, total.getChunks(), findings);
        adds(field, "bytes", bytes, totalField, total.getBytes(), findings);
    }

    private static void adds(String field, String unit, long sum, String totalField, long total, Findings findings) {
        findings.require(
                sum == total, () -> "%s add up to %d %s, %s says %d".formatted(field, sum, unit, totalField, total));
    }

    private static void counterparties(TransferBatch batch, Findings findings) {
        int peers = batch.getCounterparties().size();
        findings.require(peers <= MOST_COUNTERPARTIES, () -> "counterparties are %d, at most %d are named"
                .formatted(peers, MOST_COUNTERPARTIES));
        CounterpartySums sums = new CounterpartySums(findings);
        for (CounterpartyTraffic peer : batch.getCounterparties()) {
            findings.nodeId("counterparties.peerId", peer.getPeerId());
            sums.add(peer);
        }
        if (batch.getOthers() != null) {
            sums.add(batch.getOthers());
        }
        sums.requireWithin(batch.getUploaded(), batch.getDownloaded());
    }
}
