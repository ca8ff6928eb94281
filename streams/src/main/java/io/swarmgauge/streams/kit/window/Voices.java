package io.swarmgauge.streams.kit.window;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.streams.state.Gap;
import io.swarmgauge.streams.state.Voice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who was heard in a window and what is missing of it. Sorted, so that the same records are the same state in any order. */
final class Voices {

    private static final Comparator<Voice> ORDER =
            (one, other) -> order(one, other.getTopic(), other.getNodeId(), other.getEpoch());
    private static final Comparator<Gap> BY_SEQUENCE = Comparator.comparingLong(Gap::getBefore);

    /** Enough that coverage names any node of a usual swarm; each may have hundreds of gaps. */
    static final int MOST_OTHERS = 256;

    /** Stands for all nodes that are not kept by name. No node has it: ids are never empty. */
    private static final String REST = "";

    private Voices() {}

    /** With one more record heard. */
    static List<Voice> hearing(List<Voice> voices, String topic, NodeHeader header) {
        int place = place(voices, topic, header);
        List<Voice> result = new ArrayList<>(voices);
        if (place >= 0) {
            Voice voice = voices.get(place);
            result.set(place, with(voice, voice.getArrived() + 1, voice.getGaps()));
        } else {
            result.add(-place - 1, new Voice(topic, header.getNodeId(), header.getEpoch(), 1L, List.of()));
        }
        return result;
    }

    /** With so many records missing directly before the one with the number. Unchanged where the voice was not heard. */
    static List<Voice> missing(List<Voice> voices, String topic, NodeHeader header, long before, long missing) {
        int place = place(voices, topic, header);
        if (place < 0) {
            return voices;
        }
        Voice voice = voices.get(place);
        if (missing == 0 && voice.getGaps().isEmpty()) {
            return voices;
        }
        List<Gap> gaps = new ArrayList<>(voice.getGaps());
        gaps.removeIf(gap -> gap.getBefore() == before);
        if (missing > 0) {
            gaps.add(new Gap(before, missing));
            gaps.sort(BY_SEQUENCE);
        }
        List<Voice> result = new ArrayList<>(voices);
        result.set(place, with(voice, voice.getArrived(), gaps));
        return result;
    }

    /**
     * With the planned nodes and, by topic, so many others with the lowest ids. Of the rest only the number that arrived is
     * kept. As more are heard the highest kept id can only fall, so that no voice that left comes back without its past.
     */
    static List<Voice> bounded(List<Voice> voices, Set<String> planned) {
        if (voices.size() <= MOST_OTHERS) {
            return voices;
        }
        List<Voice> result = new ArrayList<>();
        Map<String, Long> rest = new TreeMap<>();
        Map<String, Set<String>> others = new HashMap<>();
        for (Voice voice : voices) {
            Set<String> kept = others.computeIfAbsent(voice.getTopic(), topic -> new HashSet<>());
            String node = voice.getNodeId();
            if (node.equals(REST)) {
                rest.merge(voice.getTopic(), voice.getArrived(), Long::sum);
            } else if (planned.contains(node) || kept.contains(node) || kept.size() < MOST_OTHERS) {
                result.add(voice);
                if (!planned.contains(node)) {
                    kept.add(node);
                }
            } else {
                rest.merge(voice.getTopic(), voice.getArrived(), Long::sum);
            }
        }
        rest.forEach((topic, arrived) -> result.add(new Voice(topic, REST, 0L, arrived, List.of())));
        result.sort(ORDER);
        return result;
    }

    /** As {@link java.util.Collections#binarySearch} has it. Every record asks, so there is no voice made to compare with. */
    private static int place(List<Voice> voices, String topic, NodeHeader header) {
        int from = 0;
        int to = voices.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            int order = order(voices.get(middle), topic, header.getNodeId(), header.getEpoch());
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return -from - 1;
    }

    private static int order(Voice voice, String topic, String nodeId, long epoch) {
        int order = voice.getTopic().compareTo(topic);
        if (order == 0) {
            order = voice.getNodeId().compareTo(nodeId);
        }
        return order == 0 ? Long.compare(voice.getEpoch(), epoch) : order;
    }

    private static Voice with(Voice voice, long arrived, List<Gap> gaps) {
        return new Voice(voice.getTopic(), voice.getNodeId(), voice.getEpoch(), arrived, gaps);
    }
}
