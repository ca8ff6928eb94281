package io.swarmgauge.benchmarks.agent;

import java.nio.charset.StandardCharsets;

/** A chunk event as the node says it, numbered within its session. */
public record UploadLine(ChunkEvents events) {

    /** The line of the event with this number, from 0, and its end. */
    public byte[] of(long event, long atMs) {
        return "{\"type\":\"upload\",\"n\":%d,\"setup\":\"%s\",\"index\":%d,\"bytes\":%d,\"peer\":\"%s\",\"at\":%d}\n"
                .formatted(
                        event + 1,
                        ChunkEvents.SETUP,
                        events.index(event),
                        ChunkEvents.CHUNK_BYTES,
                        events.peer(event),
                        atMs)
                .getBytes(StandardCharsets.UTF_8);
    }
}
