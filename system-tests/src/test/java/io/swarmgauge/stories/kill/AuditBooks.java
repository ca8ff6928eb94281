package io.swarmgauge.stories.kill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private record Doubt(Slot slot, String node, JsonNode event) {}

    private final long windowMs;
    private final Map<Slot, Map<String, Moved>> moved = new TreeMap<>();
    private final Map<Slot, Map<String, Long>> receipts = new TreeMap<>();
    private final List<Doubt> doubts = new ArrayList<>();

    private AuditBooks(long windowMs) {
        this.windowMs = windowMs;
    }

    /**
     * Reads the file of each node.
     *
     * @param doubtful lines that were a node's last before it was killed: it notes a chunk here and then in its journal,
     *     and may have been killed in between, in which case the chunk never left or reached it
     */
    static AuditBooks read(Map<String, Path> filesByNode, Set<String> doubtful, long windowMs) {
        AuditBooks books = new AuditBooks(windowMs);
        filesByNode.forEach(
                (node, file) -> lines(file).forEach(line -> books.add(node, line, doubtful.contains(line))));
        return books;
    }

    static Optional<String> lastLine(Path file) {
        List<String> lines = Files.exists(file) ? lines(file) : List.of();
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
    }

    /** Takes each doubtful note as it was concluded: as done if its window lacks just that, and as not done otherwise. */
    void settleDoubts(Map<Slot, Map<String, Moved>> concluded) {
        for (Doubt doubt : doubts) {
            Moved there = concluded.getOrDefault(doubt.slot(), Map.of()).getOrDefault(doubt.node(), Moved.NOTHING);
            if (!moved(doubt.slot(), doubt.node()).equals(there)) {
                add(doubt.node(), doubt.event());
            }
        }
        doubts.clear();
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

    private void add(String node, String line, boolean inDoubt) {
        try {
            JsonNode event = JSON.readTree(line);
            if (inDoubt) {
                doubts.add(new Doubt(slotOf(event), node, event));
            } else {
                add(node, event);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audit of %s holds %s".formatted(node, line), e);
        }
    }

    private Slot slotOf(JsonNode event) {
        long at = event.path("at").asLong();
        return new Slot(event.path("setup").asText(), at - Math.floorMod(at, windowMs));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the audit file " + file + " cannot be read", e);
        }
    }

    private void add(String node, JsonNode event) {
        long bytes = event.path("bytes").asLong();
        Slot slot = slotOf(event);
        boolean out = event.path("type").asText().equals("upload");
        moved.computeIfAbsent(slot, key -> new TreeMap<>())
                .merge(node, out ? new Moved(0, 0, 1, bytes) : new Moved(1, bytes, 0, 0), Moved::plus);
        if (!out) {
            receipts.computeIfAbsent(slot, key -> new TreeMap<>())
                    .merge(event.path("peer").asText(), bytes, Long::sum);
        }
    }
}
