package io.swarmgauge.producers.storage;

import io.swarmgauge.producers.intake.BadLineException;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.intake.NodeLine.CheckSample;
import io.swarmgauge.producers.publish.Window;
import io.swarmgauge.schema.node.ChunkCheck;
import io.swarmgauge.schema.node.HosterAnswer;
import io.swarmgauge.schema.node.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A check on its way, and what came of it so far. */
final class OpenCheck {

    /** For a check that has to wait its turn on the node, and for the answers' way from the node to the agent. */
    private static final long SLACK_MS = 5_000;

    private record AskedAlone(int index, String hoster) {}

    private final String id;
    private final String setup;
    private final List<Integer> indexes;
    private final List<String> hosters;
    private final long timeoutMs;
    private final long startedMs;
    private final NodeConnection node;
    private final Map<Integer, CheckSample> byAnybody = new HashMap<>();
    private final Map<AskedAlone, Outcome> alone = new HashMap<>();

    OpenCheck(
            String id,
            String setup,
            List<Integer> indexes,
            List<String> hosters,
            long timeoutMs,
            long startedMs,
            NodeConnection node) {
        this.id = id;
        this.setup = setup;
        this.indexes = List.copyOf(indexes);
        this.hosters = List.copyOf(hosters);
        this.timeoutMs = timeoutMs;
        this.startedMs = startedMs;
        this.node = node;
    }

    String id() {
        return id;
    }

    NodeConnection node() {
        return node;
    }

    /** The node may take the time limit to connect, and once more for the chunks. */
    boolean isOverdue(long now) {
        return now >= startedMs + 2 * timeoutMs + SLACK_MS;
    }

    void answered(CheckSample line) {
        if (!indexes.contains(line.index())) {
            throw BadLineException.field("index", "was not asked for, is " + line.index());
        }
        if (line.ofEverybody()) {
            byAnybody.putIfAbsent(line.index(), line);
            return;
        }
        String hoster = line.peer().orElseThrow();
        if (!hosters.contains(hoster)) {
            throw BadLineException.field("peer", "is no hoster that was to be asked alone, is '" + hoster + "'");
        }
        alone.putIfAbsent(new AskedAlone(line.index(), hoster), line.outcome());
    }

    /** What came; a chunk counts when the question to everybody was answered, a hoster when the question to it was. */
    FinishedCheck finish(long now) {
        List<ChunkCheck> chunks = indexes.stream()
                .flatMap(index -> Stream.ofNullable(byAnybody.get(index)))
                .map(answer -> new ChunkCheck(
                        answer.index(), answer.outcome(), answer.peer().orElse(null), aloneFor(answer.index())))
                .toList();
        return new FinishedCheck(
                setup, new Window(startedMs, Math.max(startedMs + 1, now)), timeoutMs, chunks, hosters);
    }

    private List<HosterAnswer> aloneFor(int index) {
        return hosters.stream()
                .flatMap(hoster -> Stream.ofNullable(alone.get(new AskedAlone(index, hoster)))
                        .map(outcome -> new HosterAnswer(hoster, outcome)))
                .toList();
    }
}
