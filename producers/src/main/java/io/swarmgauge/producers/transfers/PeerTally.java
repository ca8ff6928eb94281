package io.swarmgauge.producers.transfers;

import io.swarmgauge.schema.agent.PeerCounts;

/** What moved between the node and one other peer. */
final class PeerTally {

    private long uploadedChunks;
    private long uploadedBytes;
    private long downloadedChunks;
    private long downloadedBytes;

    void upload(long bytes) {
        uploadedChunks++;
        uploadedBytes += bytes;
    }

    void download(long bytes) {
        downloadedChunks++;
        downloadedBytes += bytes;
    }

    void add(PeerTally other) {
        uploadedChunks += other.uploadedChunks;
        uploadedBytes += other.uploadedBytes;
        downloadedChunks += other.downloadedChunks;
        downloadedBytes += other.downloadedBytes;
    }

    PeerCounts counts(String peer) {
        return new PeerCounts(peer, uploadedChunks, uploadedBytes, downloadedChunks, downloadedBytes);
    }

    static PeerTally of(PeerCounts saved) {
        PeerTally tally = new PeerTally();
        tally.uploadedChunks = saved.getUploadedChunks();
        tally.uploadedBytes = saved.getUploadedBytes();
        tally.downloadedChunks = saved.getDownloadedChunks();
        tally.downloadedBytes = saved.getDownloadedBytes();
        return tally;
    }

    long bytes() {
        return uploadedBytes + downloadedBytes;
    }

    long uploadedChunks() {
        return uploadedChunks;
    }

    long uploadedBytes() {
        return uploadedBytes;
    }

    long downloadedChunks() {
        return downloadedChunks;
    }

    long downloadedBytes() {
        return downloadedBytes;
    }
}
