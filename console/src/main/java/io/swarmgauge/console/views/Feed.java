package io.swarmgauge.console.views;

import io.swarmgauge.topics.Topic;
import java.time.Duration;
import java.util.Optional;

/**
 * A topic and the view that its records go to.
 *
 * @param lookBack how far back reading begins; empty for the whole topic
 */
public record Feed<V>(Topic<V> topic, View<V> view, Optional<Duration> lookBack) {

    /** A feed of the whole topic. */
    public Feed(Topic<V> topic, View<V> view) {
        this(topic, view, Optional.empty());
    }

    /** The same feed, which also tells of every change of the view. */
    public Feed<V> watchedBy(Watcher watcher) {
        return new Feed<>(topic, new WatchedView<>(topic.name(), view, watcher), lookBack);
    }

    private record WatchedView<V>(String topic, View<V> view, Watcher watcher) implements View<V> {

        @Override
        public void put(String key, V value) {
            view.put(key, value);
            watcher.changed(topic, key);
        }

        @Override
        public void remove(String key) {
            view.remove(key);
            watcher.changed(topic, key);
        }
    }
}
