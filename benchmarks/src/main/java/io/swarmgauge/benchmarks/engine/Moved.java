package io.swarmgauge.benchmarks.engine;

import java.io.Serializable;

/**
 * What a peer's window needs of a transfer batch, so that nothing else is carried about.
 *
 * @param windowStart start of the window that the batch counts in, epoch milliseconds (UTC)
 */
public record Moved(
        String setupId,
        long windowStart,
        String nodeId,
        String region,
        boolean hoster,
        long chunksIn,
        long bytesIn,
        long chunksOut,
        long bytesOut)
        implements Serializable {}
