package io.swarmgauge.producers.spool;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.producers.spool.SpoolOpening.Opened;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what is whole in a store into a new one with a new epoch, and counts as lost what is not. */
final class SpoolReplacement {

    static final String UNKNOWN_TOPIC = "unknown";

    private static final Logger LOG = LoggerFactory.getLogger(SpoolReplacement.class);
    private static final int RECORDS_PER_COMMIT = 1_000;

    private final SpoolFiles files;
    private final NodeId node;
    private final long nowMs;
    private final SalvageSurvey survey;
    private final Optional<SpoolMark> mark;
    private final Optional<Map<String, byte[]>> known;

    /** @param known the state as it was committed last, where the agent that committed it still runs */
    SpoolReplacement(
            SpoolFiles files,
            NodeId node,
            long nowMs,
            SalvageSurvey survey,
            Optional<SpoolMark> mark,
            Optional<Map<String, byte[]>> known) {
        this.files = files;
        this.node = node;
        this.nowMs = nowMs;
        this.survey = survey;
        this.mark = mark;
        this.known = known;
    }

    Opened replace() throws IOException {
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
            counts = counts(copyRecords(next));
            counts.forEach((topic, count) -> next.put(next.named(SpoolStore.COUNTS), topic, count.encoded()));
            state.forEach((key, value) -> next.put(next.named(SpoolStore.STATE), key, value));
            next.commit(SpoolMark.FIRST_OF_SAVED);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        files.replaceStore(nowMs);
        TopicCounts all = counts.values().stream().reduce(TopicCounts.NONE, TopicCounts::plus);
        new SpoolMark(epoch, SpoolMark.FIRST_OF_SAVED, all.written(), all.settled()).begin(files.mark());
        tell(counts);
        SpoolStore store = SpoolStore.open(files.url(files.store()));
        return new Opened(store, epoch, SpoolMark.FIRST_OF_SAVED, survey.lastId(), counts, state);
    }

    /** Returns how many of each topic. */
    private Map<String, Long> copyRecords(SpoolStore next) throws IOException {
        Map<String, Long> found = new HashMap<>();
        if (survey.foundRecords() == 0) {
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
        } catch (SpoolStore.DamagedException e) {
            LOG.debug("there is nothing to salvage from {} any more", files.store(), e);
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
    private Map<String, TopicCounts> counts(Map<String, Long> saved) {
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

    private void tell(Map<String, TopicCounts> counts) {
        long lost = counts.values().stream().mapToLong(TopicCounts::lost).sum();
        LOG.error(
                "the spool in {} was {}: {} records were saved, {} are lost{}. What was there is kept as spool.damaged-*; a new epoch begins",
                files.directory(),
                survey.whole() ? "older than it should be" : "damaged",
                survey.foundRecords(),
                lost == 0 && mark.isEmpty() ? "nobody knows how many" : "at least " + lost,
                known.isPresent() || survey.stateIsLast(mark) ? "" : ", and what was not rolled up yet");
    }
}
