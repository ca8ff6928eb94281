package io.swarmgauge.console.qualification;

import org.jspecify.annotations.Nullable;

/**
 * A hoster beside the others that a job could take.
 *
 * @param merit the least, over the job's regions, of the proven reliability times the proven quality, 0..1; 0 where unknown
 * @param latencyMs the longest, over the job's regions, of the median times to a chunk, ms; null where one is unknown
 */
public record Candidate(
        QualificationAnswer answer, double merit, @Nullable Double latencyMs) {

    public CandidateKey key() {
        return new CandidateKey(answer.against().size(), merit, latencyMs, hosterId());
    }

    public String hosterId() {
        return answer.hosterId();
    }
}
