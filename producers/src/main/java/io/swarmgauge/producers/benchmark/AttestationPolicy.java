package io.swarmgauge.producers.benchmark;

import io.swarmgauge.schema.node.AttestationRating;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import java.util.List;

/** What an attestation comes to. */
final class AttestationPolicy {

    private AttestationPolicy() {}

    /**
     * The concept's ratings: normal where every chunk came, the default one where the time limit was hit, error otherwise. Where all
     * that is known is good but answers are missing, the attestor's node is to blame and the hoster has no rating.
     *
     * <p>A hoster to which no connection came about within the time limit is an error, as the node reports it, and not the default
     * rating: no chunk was asked for, so no time was measured that could have hit a chunk's limit.
     *
     * @param asked how many chunks were asked for
     */
    static AttestationRating rating(List<Sample> samples, int asked) {
        if (samples.stream().anyMatch(sample -> sample.getOutcome() == Outcome.TIMEOUT)) {
            return AttestationRating.DEFAULT;
        }
        if (samples.stream().anyMatch(sample -> sample.getOutcome() != Outcome.OK)) {
            return AttestationRating.ERROR;
        }
        return samples.size() < asked ? AttestationRating.UNKNOWN : AttestationRating.NORMAL;
    }
}
