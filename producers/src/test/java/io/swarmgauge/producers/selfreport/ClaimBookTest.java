package io.swarmgauge.producers.selfreport;

import static io.swarmgauge.producers.TestNodes.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.producers.publish.Window;
import io.swarmgauge.producers.transfers.IntervalTally;
import io.swarmgauge.schema.node.ChunkClaim;
import io.swarmgauge.schema.node.ReportReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimBookTest {

    private static final long PERIOD = 60_000;
    private static final long START = 1_800_000_000_000L;
    private static final long STARTED = START + 15_000;

    private final ClaimBook book = new ClaimBook(PERIOD, STARTED);

    @Test
    void aClaimIsTheSumOfThePeriodsBatches() {
        book.add(uploads(START + 20_000, 1, 2, 2));
        book.add(uploads(START + 50_000, 2));
        IntervalTally download = new IntervalTally("s", START + 30_000, START + 40_000);
        download.download(9, 500, peer(1));
        book.add(download);

        assertThat(book.due(START + 59_999)).isEmpty();
        assertThat(book.due(START + 60_000)).singleElement().satisfies(claim -> {
            assertThat(claim.setup()).isEqualTo("s");
            assertThat(claim.period()).isEqualTo(new Window(START, START + PERIOD));
            assertThat(claim.egress().getChunks()).isEqualTo(4);
            assertThat(claim.egress().getBytes()).isEqualTo(400);
            assertThat(claim.ingress().getBytes()).isEqualTo(500);
            assertThat(claim.chunks()).containsExactly(new ChunkClaim(1, 1L, 100), new ChunkClaim(2, 3L, 100));
            assertThat(claim.reason()).isEqualTo(ReportReason.PERIODIC);
            assertThat(claim.again()).isFalse();
        });
    }

    @Test
    void theFirstClaimCoversOnlyTheTimeSinceTheStart() {
        book.add(uploads(START + 20_000, 1));
        book.add(uploads(START + 70_000, 1));

        assertThat(book.due(START + 2 * PERIOD))
                .extracting(Claim::covered)
                .containsExactly(new Window(STARTED, START + PERIOD), new Window(START + PERIOD, START + 2 * PERIOD));
    }

    @Test
    void anIdleSetupClaimsNothingMoved() {
        book.add(new IntervalTally("s", START + 20_000, START + 30_000));

        assertThat(book.due(START + PERIOD)).singleElement().satisfies(claim -> {
            assertThat(claim.egress().getBytes()).isZero();
            assertThat(claim.chunks()).isEmpty();
        });
        assertThat(book.due(START + PERIOD)).isEmpty();
    }

    @Test
    void aClaimIsMadeAgainWhenEventsComeLate() {
        book.add(uploads(START + 20_000, 1));
        assertThat(book.due(START + PERIOD)).hasSize(1);
        book.add(new IntervalTally("s", START + 20_000, START + 30_000));
        assertThat(book.due(START + PERIOD)).isEmpty();

        book.add(uploads(START + 20_000, 2));

        assertThat(book.due(START + 2 * PERIOD)).singleElement().satisfies(claim -> {
            assertThat(claim.period().start()).isEqualTo(START);
            assertThat(claim.egress().getChunks()).isEqualTo(2);
            assertThat(claim.again()).isTrue();
        });
    }

    @Test
    void aLateEventForAnIdlePeriodIsClaimedToo() {
        book.add(new IntervalTally("s", START + 20_000, START + 30_000));
        assertThat(book.due(START + PERIOD)).hasSize(1);

        book.add(uploads(START + 20_000, 2));

        assertThat(book.due(START + PERIOD)).singleElement().satisfies(claim -> {
            assertThat(claim.egress().getChunks()).isEqualTo(1);
            assertThat(claim.again()).isTrue();
        });
    }

    @Test
    void aClaimOnRequestCoversThePresentPeriodUntilNowAndDoesNotReplaceThePeriodicOne() {
        book.add(uploads(START + 20_000, 1));

        assertThat(book.now(List.of("s", "idle"), START + 33_000, ReportReason.ON_REQUEST))
                .allSatisfy(claim -> {
                    assertThat(claim.covered()).isEqualTo(new Window(STARTED, START + 33_000));
                    assertThat(claim.period()).isEqualTo(new Window(START, START + PERIOD));
                    assertThat(claim.reason()).isEqualTo(ReportReason.ON_REQUEST);
                })
                .extracting(claim -> claim.egress().getChunks())
                .containsExactly(1L, 0L);
        assertThat(book.due(START + PERIOD)).hasSize(2);
    }

    @Test
    void atTheEndWhatWasNotClaimedIsClaimed() {
        book.add(uploads(START + 20_000, 1));
        book.add(uploads(START + 70_000, 1, 1));

        assertThat(book.last(START + 75_000))
                .extracting(Claim::covered)
                .containsExactly(new Window(STARTED, START + PERIOD), new Window(START + PERIOD, START + 75_000));
        assertThat(book.last(START + 75_000)).isEmpty();
    }

    @Test
    void anOldPeriodIsForgotten() {
        book.add(uploads(START + 20_000, 1));
        long nextWeek = START + Duration.ofDays(7).toMillis();
        assertThat(book.due(nextWeek)).hasSize(1);

        book.add(uploads(START + 20_000, 2));

        assertThat(book.due(nextWeek))
                .singleElement()
                .satisfies(claim -> assertThat(claim.egress().getChunks()).isEqualTo(1));
    }

    private static IntervalTally uploads(long start, int... indexes) {
        IntervalTally tally = new IntervalTally("s", start, start + 10_000);
        for (int index : indexes) {
            tally.upload(index, 100, peer(1));
        }
        return tally;
    }
}
