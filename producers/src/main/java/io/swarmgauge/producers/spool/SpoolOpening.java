package io.swarmgauge.producers.spool;

import io.swarmgauge.identity.NodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a spool whatever state its files are in. A store that is whole and as new as its mark goes on in its epoch. Of any
 * other, what is whole is taken into a new store with a new epoch, and what is not is counted as lost.
 */
final class SpoolOpening {

    /**
     * What was opened.
     *
     * @param commit number of the last commit
     * @param lastId no record has a higher id
     * @param counts by topic; records whose topic is not known stand under {@value #UNKNOWN_TOPIC}
     */
    record Opened(
            SpoolStore store,
            long epoch,
            long commit,
            long lastId,
            Map<String, TopicCounts> counts,
            Map<String, byte[]> state) {}

    static final String UNKNOWN_TOPIC = "unknown";

    private static final Logger LOG = LoggerFactory.getLogger(SpoolOpening.class);
    private static final int RECORDS_PER_COMMIT = 1_000;

    private final SpoolFiles files;
    private final NodeId node;
    private final long nowMs;
    private final Optional<Map<String, byte[]>> known;

    /** @param known the state as it was committed last, where the agent that committed it still runs */
    SpoolOpening(SpoolFiles files, NodeId node, long nowMs, Optional<Map<String, byte[]>> known) {
        this.files = files;
        this.node = node;
        this.nowMs = nowMs;
        this.known = known;
    }

    /**
     * Opens the spool.
     *
     * @throws IOException if it belongs to another node, or a new one cannot be made
     */
    Opened open() throws IOException {
        return open(false);
    }

    /** As {@link #open}; the store is replaced even if it looks intact, because it cannot be written. */
    Opened openReplaced() throws IOException {
        return open(true);
    }

    private Opened open(boolean isDamaged) throws IOException {
        files.finishReplacement();
        Optional<SpoolMark> mark = SpoolMark.read(files.mark());
        boolean hasStore = files.hasStore();
        SalvageSurvey survey = hasStore ? SalvageSurvey.of(files.url(files.store())) : SalvageSurvey.NOTHING;
        refuseForeign(survey);
        if (!isDamaged && survey.isIntact(mark)) {
            Optional<SpoolStore> same = openAsSurveyed(survey);
            if (same.isEmpty()) {
                return replace(survey, mark);
            }
            SpoolStore store = same.get();
            return new Opened(
                    store,
                    survey.epoch().orElseThrow(),
                    commitOf(store),
                    Math.max(survey.lastId(), written(survey)),
                    survey.counts(),
                    survey.state());
        }
        if (survey.foundRecords() == 0 && survey.epoch().isEmpty() && wasNeverUsed(hasStore, mark)) {
            Files.deleteIfExists(files.store());
            return begin(Math.max(nowMs, mark.map(SpoolMark::epoch).orElse(0L) + 1));
        }
        return replace(survey, mark);
    }

    /** The store, if it is still what it was when it was only read and can be written: damage can show for a writer alone. */
    private Optional<SpoolStore> openAsSurveyed(SalvageSurvey survey) throws IOException {
        SpoolStore store = SpoolStore.open(files.url(files.store()));
        try {
            long commit = survey.commit().orElseThrow();
            if (store.commitNumber() == commit && store.records() == survey.foundRecords()) {
                store.commit(commit + 1);
                return Optional.of(store);
            }
        } catch (Seal.BrokenException | SpoolStore.DamagedException | RuntimeException e) {
            LOG.warn("{} can be read but not written", files.store(), e);
        } catch (IOException e) {
            LOG.warn("{} cannot be written now: {}", files.store(), e.toString());
            store.close();
            return Optional.of(SpoolStore.open(files.url(files.store())));
        }
        store.close();
        return Optional.empty();
    }

    private static long commitOf(SpoolStore store) throws IOException {
        try {
            return store.commitNumber();
        } catch (Seal.BrokenException e) {
            throw new SpoolStore.DamagedException(e);
        }
    }

    /** No record's id is higher, though none of them may be left. */
    private static long written(SalvageSurvey survey) {
        return survey.counts().values().stream().mapToLong(TopicCounts::written).sum();
    }

    /** Whether the agent was killed before anything was put into the store, or there never was one. */
    private static boolean wasNeverUsed(boolean hasStore, Optional<SpoolMark> mark) {
        return mark.map(known -> known.commit() <= SpoolMark.FIRST && known.written() == 0)
                .orElse(!hasStore);
    }

    private Opened begin(long epoch) throws IOException {
        SpoolMark.begin(files.mark(), epoch);
        OwnerOnly.createFile(files.store());
        SpoolStore store = SpoolStore.open(files.url(files.store()));
        store.begin(epoch, node.hex());
        store.commit(SpoolMark.FIRST);
        return new Opened(store, epoch, SpoolMark.FIRST, 0, Map.of(), Map.of());
    }

    private Opened replace(SalvageSurvey survey, Optional<SpoolMark> mark) throws IOException {
        long before =
                Math.max(survey.epoch().orElse(0), mark.map(SpoolMark::epoch).orElse(0L));
        long epoch = Math.max(nowMs, before + 1);
        // Nodes forgot the lines that led to a state once it was committed, and the agent writes again only what
        // changes.
        Map<String, byte[]> state = known.orElseGet(() -> survey.stateIsLast(mark) ? survey.state() : Map.of());
        Map<String, TopicCounts> counts;
        Files.deleteIfExists(files.nextStore());
        OwnerOnly.createFile(files.nextStore());
        try (SpoolStore next = SpoolStore.open(files.url(files.nextStore()))) {
            next.begin(epoch, node.hex());
            counts = counts(survey, copyRecords(next), mark);
            counts.forEach((topic, count) -> next.put(next.named(SpoolStore.COUNTS), topic, count.encoded()));
            state.forEach((key, value) -> next.put(next.named(SpoolStore.STATE), key, value));
            next.commit(SpoolMark.FIRST);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        files.replaceStore(nowMs);
        SpoolMark.begin(files.mark(), epoch);
        tell(survey, counts, mark);
        SpoolStore store = SpoolStore.open(files.url(files.store()));
        return new Opened(store, epoch, SpoolMark.FIRST, survey.lastId(), counts, state);
    }

    /** Returns how many of each topic. */
    private Map<String, Long> copyRecords(SpoolStore next) throws IOException {
        Map<String, Long> found = new HashMap<>();
        if (!files.hasStore()) {
            return found;
        }
        try (Salvage salvage = Salvage.open(files.url(files.store()))) {
            salvage.schemas()
                    .forEach((fingerprint, json) -> next.put(next.numbered(SpoolStore.SCHEMAS), fingerprint, json));
            long[] copied = {0};
            for (String topic : DropOrder.topics()) {
                long count = salvage.records(topic, record -> {
                    next.put(next.records(topic), record.id(), record.encoded());
                    copied[0]++;
                    if (copied[0] % RECORDS_PER_COMMIT == 0) {
                        commit(next);
                    }
                });
                found.put(topic, count);
            }
        } catch (IOException unreadable) {
            LOG.debug("there is nothing to salvage from {}", files.store(), unreadable);
        }
        return found;
    }

    private static void commit(SpoolStore next) {
        try {
            next.commit(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The counts to begin the new epoch with: what was found as written, what was not as lost. */
    private static Map<String, TopicCounts> counts(
            SalvageSurvey survey, Map<String, Long> saved, Optional<SpoolMark> mark) {
        Map<String, TopicCounts> counts = new HashMap<>();
        for (String topic : DropOrder.topics()) {
            long whole = saved.getOrDefault(topic, 0L);
            long lost = survey.expected(topic) - whole;
            TopicCounts count = TopicCounts.ofWritten(whole).plus(TopicCounts.ofLost(Math.max(0, lost)));
            if (!count.equals(TopicCounts.NONE)) {
                counts.put(topic, count);
            }
        }
        // Of what waited by the mark, at least as many are lost as are more than was found.
        TopicCounts all = counts.values().stream().reduce(TopicCounts.NONE, TopicCounts::plus);
        long unexplained = mark.map(SpoolMark::waiting).orElse(0L) - all.written() - all.lost();
        if (unexplained > 0) {
            counts.put(UNKNOWN_TOPIC, TopicCounts.ofLost(unexplained));
        }
        return counts;
    }

    private void tell(SalvageSurvey survey, Map<String, TopicCounts> counts, Optional<SpoolMark> mark) {
        long lost = counts.values().stream().mapToLong(TopicCounts::lost).sum();
        LOG.error(
                "the spool in {} was {}: {} records were saved, {} are lost{}. What was there is kept as spool.damaged-*; a new epoch begins",
                files.directory(),
                survey.whole() ? "older than it should be" : "damaged",
                survey.foundRecords(),
                lost == 0 && mark.isEmpty() ? "nobody knows how many" : "at least " + lost,
                known.isPresent() || survey.stateIsLast(mark) ? "" : ", and what was not rolled up yet");
    }

    private void refuseForeign(SalvageSurvey survey) throws IOException {
        if (!survey.node().isEmpty() && !survey.node().equals(node.hex())) {
            throw new IOException(
                    "%s holds the spool of node %s. Start that node's agent to deliver it, or name another node.state-dir"
                            .formatted(files.directory(), survey.node()));
        }
    }
}
