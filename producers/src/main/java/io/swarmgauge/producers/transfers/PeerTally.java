package io.swarmgauge.producers.transfers;

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
