package io.swarmgauge.stories.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the nodes really did: the files in which each of them noted every chunk by itself, apart from what it told its
 * agent. Everything that is expected of the conclusions is worked out from these.
 */
final class AuditBooks {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What one node moved on one setup in one window. */
    record Moved(long inChunks, long inBytes, long outChunks, long outBytes) {

        static final Moved NOTHING = new Moved(0, 0, 0, 0);

        Moved plus(Moved more) {
            return new Moved(
                    inChunks + more.inChunks,
                    inBytes + more.inBytes,
                    outChunks + more.outChunks,
                    outBytes + more.outBytes);
        }
    }

    /** One setup's window. */
    record Slot(String setup, long windowStart) implements Comparable<Slot> {

        @Override
        public int compareTo(Slot other) {
            int byTime = Long.compare(windowStart, other.windowStart);
            return byTime != 0 ? byTime : setup.compareTo(other.setup);
        }
    }

    private final long windowMs;
    private final Map<Slot, Map<String, Moved>> moved = new TreeMap<>();
    private final Map<Slot, Map<String, Long>> receipts = new TreeMap<>();
    private long events;

    private AuditBooks(long windowMs) {
        this.windowMs = windowMs;
    }

    /** Reads the file of each node. */
    static AuditBooks read(Map<String, Path> filesByNode, long windowMs) {
        AuditBooks books = new AuditBooks(windowMs);
        filesByNode.forEach(books::add);
        return books;
    }

    /** By setup and window, then by node; nobody who moved nothing. */
    Map<Slot, Map<String, Moved>> moved() {
        return moved;
    }

    Moved moved(Slot slot, String node) {
        return moved.getOrDefault(slot, Map.of()).getOrDefault(node, Moved.NOTHING);
    }

    /** Bytes that other nodes noted as received from the node. */
    long receipts(Slot slot, String node) {
        return receipts.getOrDefault(slot, Map.of()).getOrDefault(node, 0L);
    }

    long events() {
        return events;
    }

    private void add(String node, Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (String line : lines) {
                add(node, JSON.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the audit file " + file + " cannot be read", e);
        }
    }

    private void add(String node, JsonNode event) {
        long at = event.path("at").asLong();
        long bytes = event.path("bytes").asLong();
        Slot slot = new Slot(event.path("setup").asText(), at - Math.floorMod(at, windowMs));
        boolean out = event.path("type").asText().equals("upload");
        events++;
        moved.computeIfAbsent(slot, key -> new TreeMap<>())
                .merge(node, out ? new Moved(0, 0, 1, bytes) : new Moved(1, bytes, 0, 0), Moved::plus);
        if (!out) {
            receipts.computeIfAbsent(slot, key -> new TreeMap<>())
                    .merge(event.path("peer").asText(), bytes, Long::sum);
        }
    }
}
