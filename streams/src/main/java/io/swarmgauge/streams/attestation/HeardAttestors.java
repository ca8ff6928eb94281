package io.swarmgauge.streams.attestation;

import static java.util.stream.Collectors.toMap;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.streams.state.attestation.Testimony;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom one window of one setup hears. Anybody may call itself an attestor, and of any region, so that only so many are
 * heard, each from one region. Who stays does not depend on the order in which they spoke: those with the smallest lots, and
 * of an attestor's regions the smallest by name.
 */
final class HeardAttestors {

    static final int MOST = 48;

    private final String setupId;
    private final long windowStart;

    HeardAttestors(String setupId, long windowStart) {
        this.setupId = setupId;
        this.windowStart = windowStart;
    }

    /** What stays of the testimonies when the speaker is heard; empty when it is not. */
    Optional<List<Testimony>> making(List<Testimony> testimonies, NodeHeader speaker) {
        Map<String, String> regions =
                testimonies.stream().collect(toMap(Testimony::getAttestorId, Testimony::getRegion, (one, same) -> one));
        String region = regions.get(speaker.getNodeId());
        if (region != null) {
            return inOneRegion(testimonies, region, speaker);
        }
        if (regions.size() < MOST) {
            return Optional.of(testimonies);
        }
        String last = regions.keySet().stream().max(byLot()).orElseThrow();
        return byLot().compare(speaker.getNodeId(), last) < 0
                ? Optional.of(without(last, testimonies))
                : Optional.empty();
    }

    private static Optional<List<Testimony>> inOneRegion(
            List<Testimony> testimonies, String region, NodeHeader speaker) {
        int order = speaker.getRegion().compareTo(region);
        if (order > 0) {
            return Optional.empty();
        }
        return Optional.of(order == 0 ? testimonies : without(speaker.getNodeId(), testimonies));
    }

    private static List<Testimony> without(String attestorId, List<Testimony> testimonies) {
        return testimonies.stream()
                .filter(said -> !said.getAttestorId().equals(attestorId))
                .toList();
    }

    private Comparator<String> byLot() {
        return Comparator.<String>comparingLong(attestor -> Lots.of(attestor, setupId, windowStart))
                .thenComparing(Comparator.naturalOrder());
    }
}
