package io.swarmgauge.streams.kit.window;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toList;

import io.swarmgauge.schema.gauge.Coverage;
import io.swarmgauge.schema.gauge.NodeGap;
import io.swarmgauge.streams.state.Gap;
import io.swarmgauge.streams.state.Voice;
import io.swarmgauge.topics.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** How much of what nodes said about a window arrived. */
public final class Heard {

    private static final int MOST_NODES = 32;

    private final List<Voice> voices;

    public Heard(List<Voice> voices) {
        this.voices = voices;
    }

    /** Nobody was heard, nothing is missing. */
    public static Heard nobody() {
        return new Heard(List.of());
    }

    /** Of all that the room hears. */
    public Coverage coverage() {
        return coverage(voices);
    }

    /** Of what was heard on these topics. */
    public Coverage on(Topic<?>... topics) {
        List<String> names = Arrays.stream(topics).<String>map(Topic::name).toList();
        return voices.stream()
                .filter(voice -> names.contains(voice.getTopic()))
                .collect(collectingAndThen(toList(), Heard::coverage));
    }

    /** Records of the node on the topic that are missing: number. */
    public long missing(String nodeId, Topic<?> topic) {
        return voices.stream()
                .filter(voice ->
                        voice.getNodeId().equals(nodeId) && voice.getTopic().equals(topic.name()))
                .mapToLong(Heard::missing)
                .reduce(0, Heard::plus);
    }

    private static Coverage coverage(List<Voice> voices) {
        TreeMap<String, Long> byNode = new TreeMap<>();
        for (Voice voice : voices) {
            long missing = missing(voice);
            if (missing > 0) {
                byNode.merge(voice.getNodeId(), missing, Heard::plus);
            }
        }
        return new Coverage(
                voices.stream().mapToLong(Voice::getArrived).sum(),
                byNode.values().stream().reduce(0L, Heard::plus),
                byNode.entrySet().stream()
                        .limit(MOST_NODES)
                        .map(node -> new NodeGap(node.getKey(), node.getValue()))
                        .toList());
    }

    private static long missing(Voice voice) {
        return voice.getGaps().stream().mapToLong(Gap::getMissing).reduce(0, Heard::plus);
    }

    /** Sequence numbers are what nodes say: a sum of them stays at the end of its range. */
    private static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
