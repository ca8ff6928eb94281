package io.swarmgauge.console.page;

import io.swarmgauge.console.views.Watcher;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What changed since it was last asked, put together by topic: however much changes, a listener gets one small event per topic. Of a
 * topic with more changed keys than {@value #MOST_KEYS} none are named: then all may have changed.
 */
final class Changes implements Watcher {

    static final int MOST_KEYS = 50;

    private final Map<String, NavigableSet<String>> keysByTopic = new LinkedHashMap<>();

    @Override
    public synchronized void changed(String topic, String key) {
        NavigableSet<String> keys = keysByTopic.computeIfAbsent(topic, name -> new TreeSet<>());
        if (keys.size() <= MOST_KEYS) {
            keys.add(key);
        }
    }

    /** The changes by topic; an empty set stands for "many". */
    synchronized Map<String, NavigableSet<String>> take() {
        Map<String, NavigableSet<String>> taken = new LinkedHashMap<>();
        keysByTopic.forEach((topic, keys) -> taken.put(topic, keys.size() > MOST_KEYS ? new TreeSet<>() : keys));
        keysByTopic.clear();
        return taken;
    }
}
