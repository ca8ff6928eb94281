package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.gauge.ChunkAvailability;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.schema.gauge.ShortfallKind;
import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.streams.state.compliance.Miss;
import io.swarmgauge.streams.state.compliance.TermSum;
import java.util.stream.Stream;

/** The chunks that storage checks asked for in a window. One that nobody delivers is lost, unless a hoster proved that it has it. */
final class Chunks {

    /** Checks ask everybody, so that a missing chunk is of no one hoster. */
    static final String NOBODY = "";

    private Chunks() {}

    static TermSum of(Health health) {
        long unavailable = health.getChunks().stream()
                .filter(chunk -> !chunk.getAvailable())
                .count();
        long lost = health.getChunks().stream().filter(Chunks::isLost).count();
        return Samples.sum(
                ServiceTerm.CHUNK_AVAILABILITY,
                health.getChunks().size() - unavailable,
                health.getChunks().size(),
                Stream.of(
                        new Miss(NOBODY, ShortfallKind.CHUNK_LOST.name(), lost),
                        new Miss(NOBODY, ShortfallKind.UNANSWERED.name(), unavailable - lost)));
    }

    private static boolean isLost(ChunkAvailability chunk) {
        return !chunk.getAvailable() && chunk.getHosters() == 0;
    }
}
