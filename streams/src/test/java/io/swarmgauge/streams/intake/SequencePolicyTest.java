package io.swarmgauge.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.streams.intake.SequencePolicy.Outcome;
import io.swarmgauge.streams.intake.SequencePolicy.Outcome.Fresh;
import io.swarmgauge.streams.intake.SequencePolicy.Outcome.Repeated;
import io.swarmgauge.streams.intake.SequencePolicy.Outcome.TooScattered;
import io.swarmgauge.streams.kit.Arrival;
import io.swarmgauge.streams.kit.Arrival.Follower;
import io.swarmgauge.streams.state.intake.AcceptedEpoch;
import io.swarmgauge.streams.state.intake.AcceptedRange;
import io.swarmgauge.streams.state.intake.AcceptedSequences;
import io.swarmgauge.streams.testkit.Shuffle;
import io.swarmgauge.streams.testkit.Swarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Retention of a day; record n covers the second n. */
class SequencePolicyTest {

    private static final long DAY = 24 * 3600_000;

    private final SequencePolicy policy = new SequencePolicy(Duration.ofDays(1));
    private AcceptedSequences kept = policy.nothing();
    private long streamTime;

    @Test
    void aSequenceWithoutGapsIsOneRangeAndNothingIsMissing() {
        for (long sequence = 1; sequence <= 1000; sequence++) {
            assertThat(fresh(1, sequence).arrival()).isEqualTo(Arrival.IN_ORDER);
        }
        assertThat(ranges()).containsExactly(new AcceptedRange(1L, 1000L, 1_000L, 1_000_000L));
    }

    @Test
    void aGapCountsAtTheRecordBehindItAndIsFilledThere() {
        fresh(1, 1);
        assertThat(fresh(1, 5)).satisfies(placed -> {
            assertThat(placed.arrival()).isEqualTo(new Arrival(3, Optional.empty()));
            assertThat(placed.change()).isEqualTo(3);
        });
        assertThat(fresh(1, 3)).satisfies(placed -> {
            assertThat(placed.arrival()).isEqualTo(new Arrival(1, Optional.of(new Follower(5, 5_000, 1))));
            assertThat(placed.change()).isEqualTo(-1);
        });
        assertThat(fresh(1, 4).arrival()).isEqualTo(new Arrival(0, Optional.of(new Follower(5, 5_000, 0))));
        assertThat(fresh(1, 2).arrival()).isEqualTo(new Arrival(0, Optional.of(new Follower(3, 3_000, 0))));
        assertThat(ranges()).containsExactly(new AcceptedRange(1L, 5L, 1_000L, 5_000L));
    }

    @Test
    void theSameNumberOfTheSameEpochIsARepetitionAndOfAnotherEpochIsNot() {
        fresh(1, 1);
        fresh(1, 3);
        assertThat(note(1, 1)).isInstanceOf(Repeated.class);
        assertThat(note(1, 3)).isInstanceOf(Repeated.class);
        fresh(2, 1);
        fresh(2, 3);
    }

    @Test
    void theBeginningOfAYoungEpochIsMissingAndOfAnOldOneUnknown() {
        assertThat(fresh(1, 5).arrival().missingBefore()).isEqualTo(4);
        kept = policy.nothing();
        long later = 2 * DAY / 1000;
        assertThat(fresh(1, later).arrival().missingBefore()).isZero();
        Fresh before = fresh(1, later - 5);
        assertThat(before.arrival().missingBefore()).isZero();
        assertThat(before.arrival().follower()).contains(new Follower(later, later * 1000, 4));
        assertThat(before.change()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyOrderAndAnyRepetitionEndInTheSameRangesAndTheSameNumberMissing(long seed) {
        List<Long> sequences =
                LongStream.of(2, 3, 4, 7, 8, 12, 13, 20, 21, 22, 23, 30).boxed().toList();
        long missing = 0;
        for (long sequence : Shuffle.of(sequences, seed)) {
            if (note(1, sequence) instanceof Fresh placed) {
                kept = placed.kept();
                missing += placed.change();
            }
        }
        assertThat(missing).isEqualTo(30 - 12);
        assertThat(ranges()).extracting(AcceptedRange::getFirst).containsExactly(2L, 7L, 12L, 20L, 30L);
    }

    @Test
    void aNodeIsTakenInSoManyPiecesAndNoMore() {
        for (long piece = 1; piece <= SequencePolicy.MOST_RANGES; piece++) {
            fresh(1, 2 * piece);
        }
        assertThat(note(1, 5_000)).isInstanceOf(TooScattered.class);
        assertThat(note(2, 1)).isInstanceOf(TooScattered.class);
        fresh(1, 1);
        fresh(1, 3);
        fresh(1, 5_000);
    }

    @Test
    void aNodeIsTakenInSoManyEpochsUntilTheOldestCannotBeReplayedAnyMore() {
        for (long epoch = 1; epoch <= SequencePolicy.MOST_EPOCHS; epoch++) {
            fresh(epoch, 1);
        }
        assertThat(note(100, 1)).isInstanceOf(TooScattered.class);
        streamTime = 3 * DAY;
        fresh(100, 3 * DAY / 1000);
        assertThat(kept.getEpochs()).hasSize(SequencePolicy.MOST_EPOCHS).noneMatch(epoch -> epoch.getEpoch() == 1);
    }

    @Test
    void whatCanNeitherComeNorBeReplayedIsOneRangeAndIsForgottenInTheEnd() {
        fresh(1, 3);
        fresh(1, 5);
        long recent = DAY / 1000;
        fresh(1, recent);
        assertThat(policy.aged(kept, 2 * DAY + 5_000)).isEqualTo(joinedUpTo(3));
        assertThat(policy.aged(kept, 2 * DAY + 5_001)).isEqualTo(joinedUpTo(5));
        assertThat(policy.aged(kept, 36 * DAY)).isNotEqualTo(policy.nothing());
        assertThat(policy.aged(kept, 36 * DAY + 1)).isEqualTo(policy.nothing());
    }

    @Test
    void howeverLongTheRetentionWhatCanBeReplayedIsRemembered() {
        SequencePolicy patient = new SequencePolicy(Duration.ofDays(30));
        fresh(1, 1);
        assertThat(patient.aged(kept, 60 * DAY + 1_000)).isNotEqualTo(patient.nothing());
        assertThat(patient.aged(kept, 60 * DAY + 1_001)).isEqualTo(patient.nothing());
    }

    /** The node goes on after days of silence: its next number follows its last. */
    @Test
    void afterALongSilenceTheNextNumberIsStillTheNext() {
        fresh(1, 1);
        fresh(1, 2);
        streamTime = 20 * DAY;
        NodeHeader next = new NodeHeader(Swarm.ALICE, "region", 1L, 3L, 20 * DAY, 20 * DAY);
        assertThat(policy.note(kept, next, streamTime))
                .isInstanceOfSatisfying(
                        Fresh.class, placed -> assertThat(placed.arrival()).isEqualTo(Arrival.IN_ORDER));
    }

    private AcceptedSequences joinedUpTo(long last) {
        List<AcceptedRange> ranges = new ArrayList<>(ranges());
        ranges.set(0, new AcceptedRange(1L, last, 3_000L, last * 1_000));
        ranges.removeIf(range -> range.getFirst() > 1 && range.getLast() <= last);
        return new AcceptedSequences(List.of(new AcceptedEpoch(1L, ranges)));
    }

    private List<AcceptedRange> ranges() {
        return kept.getEpochs().get(0).getRanges();
    }

    private Fresh fresh(long epoch, long sequence) {
        Outcome outcome = note(epoch, sequence);
        assertThat(outcome).isInstanceOf(Fresh.class);
        kept = ((Fresh) outcome).kept();
        return (Fresh) outcome;
    }

    private Outcome note(long epoch, long sequence) {
        long start = sequence * 1_000;
        return policy.note(kept, new NodeHeader(Swarm.ALICE, "region", epoch, sequence, start, start + 1), streamTime);
    }
}
