package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.streams.state.alert.HostCondition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Errors of the interface that had the most.
 *
 * @param count errors that were new in the interval, at least one
 */
record LinkErrors(String link, long count) {

    /** Hosts count since an interface came up, so what is new shows against the sample before; a counter that falls began again. */
    static Optional<LinkErrors> in(List<HostCondition> before, List<HostCondition> during) {
        Map<String, Long> counted = new TreeMap<>();
        before.forEach(sample -> counted.putAll(sample.getLinkErrors()));
        Map<String, Long> added = new TreeMap<>();
        during.forEach(sample -> sample.getLinkErrors().forEach((link, now) -> {
            Long earlier = counted.put(link, now);
            if (earlier != null) {
                added.merge(link, now >= earlier ? now - earlier : now, Long::sum);
            }
        }));
        return added.entrySet().stream()
                .filter(link -> link.getValue() > 0)
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(link -> new LinkErrors(link.getKey(), link.getValue()));
    }
}
