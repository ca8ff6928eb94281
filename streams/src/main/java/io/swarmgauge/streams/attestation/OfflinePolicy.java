package io.swarmgauge.streams.attestation;

import static java.util.stream.Collectors.groupingBy;

import io.swarmgauge.streams.state.attestation.Testimony;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whose network was down. An attestor that asked two hosters or more and got no single chunk from any is blind: that all
 * of them failed at once is less likely than that it failed itself. When more than half of the setup's attestors, and at
 * least two, are blind, they witness for each other: the setup was down, and the hosters are charged.
 */
final class OfflinePolicy {

    private static final int FEWEST_HOSTERS = 2;
    private static final int FEWEST_WITNESSES = 2;

    private OfflinePolicy() {}

    /** The attestors whose word does not count, by id, from all that was said about a setup in a window. */
    static SortedSet<String> offline(List<Testimony> testimonies) {
        Map<String, List<Testimony>> byAttestor = testimonies.stream().collect(groupingBy(Testimony::getAttestorId));
        SortedSet<String> blind = new TreeSet<>();
        byAttestor.forEach((attestor, words) -> {
            if (isBlind(words)) {
                blind.add(attestor);
            }
        });
        boolean setupWasDown = blind.size() >= FEWEST_WITNESSES && 2 * blind.size() > byAttestor.size();
        return setupWasDown ? new TreeSet<>() : blind;
    }

    private static boolean isBlind(List<Testimony> words) {
        long hosters = words.stream().map(Testimony::getHosterId).distinct().count();
        return hosters >= FEWEST_HOSTERS && words.stream().allMatch(word -> word.getAnswered() == 0);
    }
}
