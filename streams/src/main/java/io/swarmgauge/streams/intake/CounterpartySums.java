package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.node.CounterpartyTraffic;
import io.swarmgauge.schema.node.Traffic;

/** What a batch's counterparties add up to: no more than its totals. */
final class CounterpartySums {

    private final Findings findings;
    private long uploadedChunks;
    private long uploadedBytes;
    private long downloadedChunks;
    private long downloadedBytes;

    CounterpartySums(Findings findings) {
        this.findings = findings;
    }

    void add(CounterpartyTraffic peer) {
        findings.notNegative("counterparties.uploadedChunks", peer.getUploadedChunks());
        findings.notNegative("counterparties.uploadedBytes", peer.getUploadedBytes());
        findings.notNegative("counterparties.downloadedChunks", peer.getDownloadedChunks());
        findings.notNegative("counterparties.downloadedBytes", peer.getDownloadedBytes());
        uploadedChunks = sum("uploadedChunks", uploadedChunks, peer.getUploadedChunks());
        uploadedBytes = sum("uploadedBytes", uploadedBytes, peer.getUploadedBytes());
        downloadedChunks = sum("downloadedChunks", downloadedChunks, peer.getDownloadedChunks());
        downloadedBytes = sum("downloadedBytes", downloadedBytes, peer.getDownloadedBytes());
    }

    /** A sum that wraps would be below every total. */
    private long sum(String field, long sum, long figure) {
        boolean fits = figure <= Long.MAX_VALUE - Math.max(0, sum);
        findings.require(fits, () -> "counterparties.%s add up to more than %d".formatted(field, Long.MAX_VALUE));
        return fits ? sum + Math.max(0, figure) : Long.MAX_VALUE;
    }

    void requireWithin(Traffic uploaded, Traffic downloaded) {
        within("uploadedChunks", uploadedChunks, uploaded.getChunks());
        within("uploadedBytes", uploadedBytes, uploaded.getBytes());
        within("downloadedChunks", downloadedChunks, downloaded.getChunks());
        within("downloadedBytes", downloadedBytes, downloaded.getBytes());
    }

    private void within(String field, long sum, long total) {
        findings.require(
                sum <= total, () -> "counterparties.%s add up to %d, the total is %d".formatted(field, sum, total));
    }
}
