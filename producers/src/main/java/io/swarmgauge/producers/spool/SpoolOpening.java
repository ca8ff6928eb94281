package io.swarmgauge.producers.spool;

import io.swarmgauge.identity.NodeId;
import java.io.IOException;
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
     * @param counts by topic; records whose topic is not known stand under {@value SpoolReplacement#UNKNOWN_TOPIC}
     */
    record Opened(
            SpoolStore store,
            long epoch,
            long commit,
            long lastId,
            Map<String, TopicCounts> counts,
            Map<String, byte[]> state) {}

    private static final Logger LOG = LoggerFactory.getLogger(SpoolOpening.class);

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
     * @throws IOException if it belongs to another node, or it cannot be read now, or a new one cannot be made
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
        SalvageSurvey survey = hasStore ? survey() : SalvageSurvey.NOTHING;
        refuseForeign(survey);
        if (!isDamaged && survey.isIntact(mark)) {
            Optional<SpoolStore> same = openAsSurveyed(survey);
            if (same.isEmpty()) {
                return replace(survey, mark);
            }
            return opened(same.get(), survey);
        }
        if (survey.foundRecords() == 0 && survey.epoch().isEmpty() && wasNeverUsed(hasStore, mark)) {
            if (hasStore) {
                LOG.warn("{} holds nothing that can be read, and is kept as spool.damaged-*", files.store());
                SetAside.keep(files, nowMs);
            }
            return begin(Math.max(nowMs, mark.map(SpoolMark::epoch).orElse(0L) + 1));
        }
        return replace(survey, mark);
    }

    private SalvageSurvey survey() throws IOException {
        try {
            return SalvageSurvey.of(files.url(files.store()));
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be read now (%s). It may be whole, so nothing was changed. See to the disk and to its owner and permissions; where the records may be lost, move the file away"
                            .formatted(files.store(), e.getMessage()),
                    e);
        }
    }

    /** The store, if it is still what it was when it was only read and can be written: damage can show for a writer alone. */
    private Optional<SpoolStore> openAsSurveyed(SalvageSurvey survey) throws IOException {
        SpoolStore store;
        try {
            store = SpoolStore.open(files.url(files.store()));
        } catch (SpoolStore.DamagedException e) {
            LOG.warn("{} can be read but not opened for writing", files.store(), e);
            return Optional.empty();
        }
        try {
            long commit = survey.commit().orElseThrow();
            if (store.commitNumber() == commit && store.records() == survey.foundRecords()) {
                store.commit(commit + 1);
                return Optional.of(store);
            }
        } catch (Seal.BrokenException | SpoolStore.DamagedException | RuntimeException e) {
            if (!StoreFailure.isDamage(e)) {
                store.close();
                throw StoreFailure.asThrown(e);
            }
            LOG.warn("{} can be read but not written", files.store(), e);
        } catch (IOException e) {
            LOG.warn("{} cannot be written now: {}", files.store(), e.toString());
            store.close();
            return Optional.of(SpoolStore.open(files.url(files.store())));
        }
        store.close();
        return Optional.empty();
    }

    private static Opened opened(SpoolStore store, SalvageSurvey survey) throws IOException {
        try {
            return new Opened(
                    store,
                    survey.epoch().orElseThrow(),
                    store.commitNumber(),
                    Math.max(survey.lastId(), written(survey)),
                    survey.counts(),
                    survey.state());
        } catch (Seal.BrokenException e) {
            store.close();
            throw new SpoolStore.DamagedException(e);
        }
    }

    /** No record's id is higher, though none of them may be left. */
    private static long written(SalvageSurvey survey) {
        return survey.counts().values().stream().mapToLong(TopicCounts::written).sum();
    }

    /** Whether the agent was killed before anything was put into the store, or there never was one. */
    private boolean wasNeverUsed(boolean hasStore, Optional<SpoolMark> mark) {
        return known.map(Map::isEmpty).orElse(true)
                && mark.map(SpoolMark::isOfEmptyStore).orElse(!hasStore);
    }

    private Opened begin(long epoch) throws IOException {
        new SpoolMark(epoch, SpoolMark.FIRST, 0, 0).begin(files.mark());
        OwnerOnly.createFile(files.store());
        SpoolStore store = SpoolStore.open(files.url(files.store()));
        try {
            store.begin(epoch, node.hex());
            store.commit(SpoolMark.FIRST);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
        return new Opened(store, epoch, SpoolMark.FIRST, 0, Map.of(), Map.of());
    }

    private Opened replace(SalvageSurvey survey, Optional<SpoolMark> mark) throws IOException {
        return new SpoolReplacement(files, node, nowMs, survey, mark, known).replace();
    }

    private void refuseForeign(SalvageSurvey survey) throws IOException {
        if (!survey.node().isEmpty() && !survey.node().equals(node.hex())) {
            throw new IOException(
                    "%s holds the spool of node %s. Start that node's agent to deliver it, or name another node.state-dir"
                            .formatted(files.directory(), survey.node()));
        }
    }
}
