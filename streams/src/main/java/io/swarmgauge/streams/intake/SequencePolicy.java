package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.streams.kit.Arrival;
import io.swarmgauge.streams.kit.Arrival.Follower;
import io.swarmgauge.streams.state.intake.AcceptedEpoch;
import io.swarmgauge.streams.state.intake.AcceptedRange;
import io.swarmgauge.streams.state.intake.AcceptedSequences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a record was accepted before, and what is missing around it. Remembers what one node said on one topic and key
 * as ranges of sequence numbers, of which an honest node makes one, and one more for each gap.
 */
public final class SequencePolicy {

    static final int MOST_RANGES = 512;
    static final int MOST_EPOCHS = 16;
    static final Duration LEAST_REMEMBERED = Duration.ofDays(35);

    /** What is to be done with a record. */
    public sealed interface Outcome {

        /**
         * It is new.
         *
         * @param change how many more records are known to be missing than before; negative when it fills a gap
         */
        record Fresh(AcceptedSequences kept, Arrival arrival, long change) implements Outcome {}

        /** The same place was taken before. */
        record Repeated() implements Outcome {}

        /** The node's sequences are in such pieces that no more of them are kept. */
        record TooScattered(String detail) implements Outcome {}
    }

    private final long retentionMs;
    private final long rememberedMs;

    /** @param retention how long after its start a record is taken; what is twice as old cannot be replayed */
    public SequencePolicy(Duration retention) {
        this.retentionMs = retention.toMillis();
        // Whatever can still be replayed must be remembered, however long the retention.
        this.rememberedMs = Math.max(LEAST_REMEMBERED.toMillis(), 2 * retentionMs);
    }

    public AcceptedSequences nothing() {
        return new AcceptedSequences(List.of());
    }

    /**
     * What is to be done with a record of the sequences.
     *
     * @param streamTime the latest timestamp that the task has seen, epoch milliseconds (UTC)
     */
    public Outcome note(AcceptedSequences kept, NodeHeader header, long streamTime) {
        List<AcceptedEpoch> epochs = aged(kept, streamTime).getEpochs();
        if (isNextInOrder(header, epochs)) {
            return new Outcome.Fresh(extended(epochs.get(0), header), Arrival.IN_ORDER, 0);
        }
        List<AcceptedRange> ranges = rangesOf(header.getEpoch(), epochs);
        Ranges place = new Ranges(ranges, header.getSequence());
        if (place.isTaken()) {
            return new Outcome.Repeated();
        }
        return with(epochs, header.getEpoch(), place.taken(header.getWindowStart()), streamTime)
                .<Outcome>map(after -> fresh(after, place, header))
                .orElseGet(SequencePolicy::tooScattered);
    }

    /** As nearly all records of honest nodes are: nothing is missing before it, and nothing came after it. */
    private static boolean isNextInOrder(NodeHeader header, List<AcceptedEpoch> epochs) {
        return epochs.size() == 1
                && epochs.get(0).getEpoch() == header.getEpoch()
                && last(epochs.get(0)).getLast() == header.getSequence() - 1;
    }

    private static AcceptedSequences extended(AcceptedEpoch epoch, NodeHeader header) {
        AcceptedRange longer = Ranges.union(last(epoch), Ranges.only(header.getSequence(), header.getWindowStart()));
        List<AcceptedRange> ranges = epoch.getRanges();
        if (ranges.size() == 1) {
            return new AcceptedSequences(List.of(new AcceptedEpoch(epoch.getEpoch(), List.of(longer))));
        }
        List<AcceptedRange> extended = new ArrayList<>(ranges);
        extended.set(ranges.size() - 1, longer);
        return new AcceptedSequences(List.of(new AcceptedEpoch(epoch.getEpoch(), extended)));
    }

    private static AcceptedRange last(AcceptedEpoch epoch) {
        return epoch.getRanges().get(epoch.getRanges().size() - 1);
    }

    /** Without what is no longer needed to know a replay, and without gaps that nothing can fill any more. */
    AcceptedSequences aged(AcceptedSequences kept, long streamTime) {
        if (isYoung(kept.getEpochs(), streamTime)) {
            return kept;
        }
        List<AcceptedEpoch> epochs = new ArrayList<>(kept.getEpochs().size());
        for (AcceptedEpoch epoch : kept.getEpochs()) {
            if (lastStart(epoch) >= streamTime - rememberedMs) {
                epochs.add(joined(epoch, fixed(streamTime)));
            }
        }
        return new AcceptedSequences(epochs);
    }

    /** Of the ranges of an epoch the first ones grow old first. */
    private boolean isYoung(List<AcceptedEpoch> epochs, long streamTime) {
        for (AcceptedEpoch epoch : epochs) {
            if (epoch.getRanges().isEmpty() || epoch.getRanges().get(0).getLastStart() < fixed(streamTime)) {
                return false;
            }
        }
        return true;
    }

    private static AcceptedEpoch joined(AcceptedEpoch epoch, long before) {
        List<AcceptedRange> joined = Ranges.joined(epoch.getRanges(), before);
        return joined == epoch.getRanges() ? epoch : new AcceptedEpoch(epoch.getEpoch(), joined);
    }

    private Outcome fresh(AcceptedSequences after, Ranges place, NodeHeader header) {
        Optional<Follower> follower = place.after()
                .map(next -> new Follower(
                        next.getFirst(), next.getFirstStart(), next.getFirst() - header.getSequence() - 1));
        long missingBefore = place.before()
                .map(range -> header.getSequence() - range.getLast() - 1)
                .orElseGet(() -> atFirst(header.getEpoch(), header.getSequence(), header.getWindowStart()));
        long missingFormerly = place.after()
                .map(next -> place.before()
                        .map(range -> next.getFirst() - range.getLast() - 1)
                        .orElseGet(() -> atFirst(header.getEpoch(), next.getFirst(), next.getFirstStart())))
                .orElse(0L);
        long missingNow = missingBefore + follower.map(Follower::missingBefore).orElse(0L);
        return new Outcome.Fresh(after, new Arrival(missingBefore, follower), missingNow - missingFormerly);
    }

    /**
     * What is missing before the first record that was ever heard of an epoch. Of an epoch that began before the retention
     * nobody knows: its beginning may have been heard and forgotten, or this application began in its middle.
     */
    private long atFirst(long epoch, long sequence, long windowStart) {
        return epoch >= windowStart - retentionMs ? sequence - 1 : 0;
    }

    private Optional<AcceptedSequences> with(
            List<AcceptedEpoch> epochs, long epoch, List<AcceptedRange> ranges, long streamTime) {
        List<AcceptedEpoch> others = new ArrayList<>(epochs.size() + 1);
        for (AcceptedEpoch other : epochs) {
            if (other.getEpoch() != epoch) {
                others.add(other);
            }
        }
        if (others.size() >= MOST_EPOCHS) {
            others.stream()
                    .filter(other -> lastStart(other) < fixed(streamTime))
                    .findFirst()
                    .ifPresent(others::remove);
        }
        int number = ranges.size();
        for (AcceptedEpoch other : others) {
            number += other.getRanges().size();
        }
        if (others.size() >= MOST_EPOCHS || number > MOST_RANGES) {
            return Optional.empty();
        }
        others.add(new AcceptedEpoch(epoch, ranges));
        others.sort(Comparator.comparingLong(AcceptedEpoch::getEpoch));
        return Optional.of(new AcceptedSequences(others));
    }

    private static Outcome tooScattered() {
        return new Outcome.TooScattered(("the node's sequence on this topic and key is in over %d pieces or %d epochs:"
                        + " send what is missing first, or wait until they are two retentions old")
                .formatted(MOST_RANGES, MOST_EPOCHS));
    }

    private static List<AcceptedRange> rangesOf(long epoch, List<AcceptedEpoch> epochs) {
        for (AcceptedEpoch kept : epochs) {
            if (kept.getEpoch() == epoch) {
                return kept.getRanges();
            }
        }
        return List.of();
    }

    /** What ends before it is closed: twice the retention, because a node's sequence need not follow time to the second. */
    private long fixed(long streamTime) {
        return streamTime - 2 * retentionMs;
    }

    private static long lastStart(AcceptedEpoch epoch) {
        long last = Long.MIN_VALUE;
        for (AcceptedRange range : epoch.getRanges()) {
            last = Math.max(last, range.getLastStart());
        }
        return last;
    }
}
