package io.swarmgauge.producers.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a store holds, and whether that is all that it should.
 *
 * @param node whom it belongs to; empty if that cannot be read
 * @param counts what became of each topic's records, as the store says
 * @param found records of each topic that are whole
 * @param lastId highest id of them
 * @param lastAcknowledgedMs when Kafka last acknowledged a record, epoch milliseconds; 0 for never
 * @param state what was checkpointed, as far as it is whole
 * @param stateIsWhole whether that is all of it
 * @param whole whether everything that could be read was whole
 */
record SalvageSurvey(
        OptionalLong epoch,
        OptionalLong commit,
        String node,
        Map<String, TopicCounts> counts,
        Map<String, Long> found,
        long lastId,
        long lastAcknowledgedMs,
        Map<String, byte[]> state,
        boolean stateIsWhole,
        boolean whole) {

    private static final Logger LOG = LoggerFactory.getLogger(SalvageSurvey.class);

    /** A store of which nothing can be read, or that is not there. */
    static final SalvageSurvey NOTHING = new SalvageSurvey(
            OptionalLong.empty(), OptionalLong.empty(), "", Map.of(), Map.of(), 0, 0, Map.of(), false, false);

    /** @throws IOException if the store cannot be read now */
    static SalvageSurvey of(String file) throws IOException {
        return of(file, record -> {});
    }

    /** As {@link #of(String)}; each record that is whole is handed over on the way. */
    static SalvageSurvey of(String file, Consumer<SpooledRecord> each) throws IOException {
        StoreFile.requireReadable(file);
        try (Salvage salvage = Salvage.open(file)) {
            OptionalLong epoch = salvage.epoch();
            OptionalLong commit = salvage.commitNumber();
            String node = salvage.node();
            Map<String, byte[]> state = salvage.named(SpoolStore.STATE);
            boolean stateIsWhole = salvage.isComplete(SpoolStore.STATE) && salvage.isWhole();
            Map<String, TopicCounts> counts = salvage.counts();
            // Read for nothing but to see whether they are whole.
            salvage.schemas();
            salvage.named(SpoolStore.SEQUENCES);
            salvage.refused();
            long[] lastId = {0};
            Map<String, Long> found = new HashMap<>();
            for (String topic : DropOrder.topics()) {
                found.put(topic, salvage.records(topic, record -> {
                    lastId[0] = Math.max(lastId[0], record.id());
                    each.accept(record);
                }));
            }
            boolean complete = salvage.isComplete();
            return new SalvageSurvey(
                    epoch,
                    commit,
                    node,
                    counts,
                    found,
                    lastId[0],
                    salvage.lastAcknowledgedMs(),
                    state,
                    stateIsWhole,
                    complete && salvage.isWhole());
        } catch (SpoolStore.DamagedException e) {
            LOG.debug("nothing of {} can be read", file, e);
            return NOTHING;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether the store can be used as it is. */
    boolean isIntact(Optional<SpoolMark> mark) {
        return whole
                && epoch.isPresent()
                && commit.isPresent()
                && mark.filter(known -> known.admits(epoch.getAsLong(), commit.getAsLong()))
                        .isPresent()
                && DropOrder.topics().stream().allMatch(topic -> missing(topic) == 0);
    }

    /** Whether what was checkpointed is the last that was: an older one would say again what was said since. */
    boolean stateIsLast(Optional<SpoolMark> mark) {
        return stateIsWhole
                && epoch.isPresent()
                && commit.isPresent()
                && mark.filter(known -> known.admits(epoch.getAsLong(), commit.getAsLong()))
                        .isPresent();
    }

    /** Records of the topic that should be there and are not: number. */
    long missing(String topic) {
        long expected = counts.getOrDefault(topic, TopicCounts.NONE).waiting();
        return Math.max(0, expected - found.getOrDefault(topic, 0L));
    }

    /** Records of the topic that were there, or should have been: number. */
    long expected(String topic) {
        return found.getOrDefault(topic, 0L) + missing(topic);
    }

    long foundRecords() {
        return found.values().stream().mapToLong(Long::longValue).sum();
    }
}
