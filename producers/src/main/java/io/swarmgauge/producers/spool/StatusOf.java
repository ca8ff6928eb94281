package io.swarmgauge.producers.spool;

import io.swarmgauge.producers.spool.SpoolStatus.TopicStatus;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Figures of a spool put together, of one in use or of one that lies still. */
public final class StatusOf {

    private StatusOf() {}

    /**
     * Reads the files of a spool that no agent uses, without changing them. Empty if there is none.
     *
     * @throws IOException if an agent has the files, or they cannot be read now
     */
    public static Optional<SpoolStatus> files(Path directory) throws IOException {
        SpoolFiles files = SpoolFiles.in(directory);
        if (!files.hasStore()) {
            return Optional.empty();
        }
        Closeable lock = files.lockForReading();
        try {
            return Optional.of(read(files));
        } finally {
            lock.close();
        }
    }

    private static SpoolStatus read(SpoolFiles files) throws IOException {
        Optional<SpoolMark> mark = SpoolMark.read(files.mark());
        WaitingRecords waiting = new WaitingRecords();
        SalvageSurvey survey = SalvageSurvey.of(files.url(files.store()), waiting::add);
        String condition = survey.isIntact(mark) ? "" : "damaged: the agent will save what is whole when it starts";
        return spool(
                survey.epoch().orElse(0),
                Files.size(files.store()),
                survey.lastAcknowledgedMs(),
                condition,
                survey.counts(),
                waiting);
    }

    static SpoolStatus spool(
            long epoch,
            long fileBytes,
            long lastAcknowledgedMs,
            String condition,
            Map<String, TopicCounts> counts,
            WaitingRecords waiting) {
        List<TopicStatus> topics = new ArrayList<>();
        for (String topic : new TreeSet<>(counts.keySet())) {
            TopicCounts count = counts.getOrDefault(topic, TopicCounts.NONE);
            topics.add(new TopicStatus(
                    topic,
                    waiting.size(topic),
                    waiting.bytes(topic),
                    waiting.oldestMs(topic).orElse(0),
                    count.acknowledged(),
                    count.dropped(),
                    count.refused(),
                    count.lost()));
        }
        return new SpoolStatus(epoch, fileBytes, lastAcknowledgedMs, condition, topics);
    }
}
