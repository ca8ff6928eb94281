package io.swarmgauge.streams.runtime;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.LEECHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.ClaimVerdict;
import io.swarmgauge.schema.gauge.Coverage;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.Claim;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.Swarm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Periods of a minute with 30 s of grace, every receiver reporting. */
class SelfReportStoryTest {

    @TempDir
    Path directory;

    private GaugeDriver gauge;

    @BeforeEach
    void planTheSetup() {
        gauge = new GaugeDriver(directory, "self-reports: {receipts-cover-swarm: true, slack-bytes: 1000}");
        gauge.plan(Swarm.setup());
    }

    @AfterEach
    void close() {
        gauge.close();
    }

    @Test
    void thePlansHostersAreJudgedSideBySideWhenTheGraceIsOver() {
        serve(ALICE, 150, 100, 1);
        serve(BOB, 100, 100, 2);
        gauge.passTimeTo(89_999);
        assertThat(gauge.verdicts()).isEmpty();

        gauge.passTimeTo(90_000);
        assertThat(gauge.verdicts()).singleElement().satisfies(verdicts -> {
            assertThat(verdicts.getWindowEnd()).isEqualTo(60_000);
            assertThat(verdicts.getRevision()).isZero();
            assertThat(verdicts.getHosters())
                    .extracting(ClaimVerdict::getVerdict)
                    .containsExactly(Verdict.MISSING, Verdict.OVER_REPORTED, Verdict.CONSISTENT);
        });
    }

    @Test
    void aLateReceiptClearsTheHosterInTheNextRevision() {
        serve(ALICE, 150, 100, 1);
        gauge.passTimeTo(90_000);
        assertThat(verdictOnAlice()).isEqualTo(Verdict.OVER_REPORTED);

        gauge.restart();
        gauge.hear(Batch.of(LEECHER, 7).received(ALICE, 0, 50, 1000).record());
        SelfReportVerdicts corrected = gauge.verdicts().get(0);
        assertThat(corrected.getRevision()).isEqualTo(1);
        assertThat(corrected.getHosters().get(1).getVerdict()).isEqualTo(Verdict.CONSISTENT);
    }

    @Test
    void aLateBatchThatAddsNothingButItselfIsPublishedAgainBecauseMoreOfTheEvidenceArrived() {
        serve(ALICE, 100, 100, 1);
        gauge.passTimeTo(90_000);
        gauge.verdicts();

        gauge.hear(Batch.of(Swarm.STRANGER, 1).record());
        assertThat(gauge.verdicts()).singleElement().satisfies(verdicts -> assertThat(verdicts.getCoverage())
                .isEqualTo(new Coverage(4L, 0L, List.of())));
    }

    @Test
    void aClaimAndABatchWithTheSameSequenceAreNotTakenForDuplicates() {
        gauge.hear(Batch.of(ALICE, 1).sent(LEECHER, 0, 1, 1000).record());
        gauge.hear(Claim.of(ALICE, 1).sent(0, 1, 1000).record());
        gauge.passTimeTo(90_000);
        assertThat(verdictOnAlice()).isEqualTo(Verdict.CONSISTENT);
        assertThat(gauge.deadLetters()).isEmpty();
    }

    private Verdict verdictOnAlice() {
        return gauge.verdicts().get(0).getHosters().get(1).getVerdict();
    }

    private void serve(String hoster, int claimed, int received, long sequence) {
        gauge.hear(Claim.of(hoster, 1).sent(0, claimed, 1000).record());
        gauge.hear(Batch.of(hoster, 1).sent(LEECHER, 0, claimed, 1000).record());
        gauge.hear(
                Batch.of(LEECHER, sequence).received(hoster, 0, received, 1000).record());
    }
}
