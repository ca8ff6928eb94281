package io.swarmgauge.producers.swarm;

import java.util.List;

/**
 * One hoster of one setup.
 *
 * @param chunks the setup's chunk indexes, of which some are asked for
 */
public record ProbeTarget(String setup, String hoster, List<Integer> chunks) {

    public ProbeTarget {
        chunks = List.copyOf(chunks);
        if (chunks.isEmpty()) {
            throw new IllegalArgumentException("setup " + setup + " has no chunks");
        }
    }

    public Hosting hosting() {
        return new Hosting(setup, hoster);
    }
}
