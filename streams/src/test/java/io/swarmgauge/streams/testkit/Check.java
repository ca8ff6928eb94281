package io.swarmgauge.streams.testkit;

import io.swarmgauge.schema.node.ChunkCheck;
import io.swarmgauge.schema.node.HosterAnswer;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.SourceCount;
import io.swarmgauge.schema.node.StorageCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds a storage check whose responses follow from its chunks. */
public final class Check {

    private static final List<String> HOSTERS = List.of(Swarm.CAROL, Swarm.ALICE, Swarm.BOB);

    private final String attestor;
    private final long sequence;
    private final List<ChunkCheck> chunks = new ArrayList<>();
    private long start;
    private long end = 10_000;

    private Check(String attestor, long sequence) {
        this.attestor = attestor;
        this.sequence = sequence;
    }

    public static Check of(String attestor, long sequence) {
        return new Check(attestor, sequence);
    }

    public Check between(long from, long to) {
        start = from;
        end = to;
        return this;
    }

    /** A chunk that one peer delivered first, and that each of the named hosters delivered when it was asked alone. */
    public Check delivered(int index, String answeredBy, String... provenBy) {
        chunks.add(new ChunkCheck(index, Outcome.OK, answeredBy, answers(List.of(provenBy))));
        return this;
    }

    /** A chunk that nobody delivered. */
    public Check missing(int index) {
        chunks.add(new ChunkCheck(index, Outcome.TIMEOUT, null, answers(List.of())));
        return this;
    }

    public StorageCheck record() {
        return new StorageCheck(
                new NodeHeader(attestor, "region-of-node", 1L, sequence, start, end),
                Swarm.SETUP,
                5000,
                chunks,
                responses());
    }

    private static List<HosterAnswer> answers(List<String> provenBy) {
        return HOSTERS.stream()
                .map(hoster -> new HosterAnswer(hoster, provenBy.contains(hoster) ? Outcome.OK : Outcome.NOT_FOUND))
                .toList();
    }

    private List<SourceCount> responses() {
        Map<String, Integer> answers = new LinkedHashMap<>();
        int unknown = 0;
        for (ChunkCheck chunk : chunks) {
            String answeredBy = chunk.getAnsweredBy();
            if (answeredBy != null && HOSTERS.contains(answeredBy)) {
                answers.merge(answeredBy, 1, Integer::sum);
            } else if (answeredBy != null) {
                unknown++;
            }
        }
        return Stream.concat(
                        unknown == 0 ? Stream.of() : Stream.of(new SourceCount(null, unknown)),
                        answers.entrySet().stream().map(source -> new SourceCount(source.getKey(), source.getValue())))
                .toList();
    }
}
