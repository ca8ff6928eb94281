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
        uploadedChunks += peer.getUploadedChunks();
        uploadedBytes += peer.getUploadedBytes();
        downloadedChunks += peer.getDownloadedChunks();
        downloadedBytes += peer.getDownloadedBytes();
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
