package io.swarmgauge.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The sums of every node by setup and window: what each engine must come to. A node that moved nothing is left out. */
public final class Aggregates {

    private static final int SHOWN_DIFFERENCES = 5;

    private record Place(String setupId, long windowStart) {}

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::setupId).thenComparing(Place::windowStart);

    private final Map<Place, Map<String, Sums>> byPlace = new TreeMap<>(ORDER);

    /** Adds to what is there. */
    public void add(String setupId, long windowStart, String nodeId, Sums sums) {
        byPlace.computeIfAbsent(new Place(setupId, windowStart), place -> new TreeMap<>())
                .merge(nodeId, sums, Sums::plus);
    }

    /** Takes the place of what was said of the setup and window before. */
    public void replace(String setupId, long windowStart, Map<String, Sums> nodes) {
        byPlace.put(new Place(setupId, windowStart), new TreeMap<>(nodes));
    }

    /** Pairs of setup and window. */
    public int size() {
        return byPlace.size();
    }

    /** The first half of the SHA-256 of all sums in order, in hex. */
    public String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines().forEach((place, line) -> digest.update((place + line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The first places where the two differ, a line each; empty where they are the same. */
    public String differenceFrom(Aggregates expected) {
        Map<String, String> mine = lines();
        Map<String, String> theirs = expected.lines();
        TreeSet<String> places = new TreeSet<>(theirs.keySet());
        places.addAll(mine.keySet());
        return places.stream()
                .filter(place -> !Objects.equals(mine.get(place), theirs.get(place)))
                .limit(SHOWN_DIFFERENCES)
                .map(place -> "%s: %s, should be %s"
                        .formatted(place, mine.getOrDefault(place, "nothing"), theirs.getOrDefault(place, "nothing")))
                .collect(Collectors.joining("\n"));
    }

    private Map<String, String> lines() {
        Map<String, String> lines = new TreeMap<>();
        byPlace.forEach((place, nodes) -> nodes.forEach((node, sums) -> {
            if (!sums.equals(Sums.NOTHING)) {
                lines.put("%s %d %s".formatted(place.setupId(), place.windowStart(), node), " " + sums);
            }
        }));
        return lines;
    }
}
