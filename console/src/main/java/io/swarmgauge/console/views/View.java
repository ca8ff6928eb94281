package io.swarmgauge.console.views;

/** What is kept of one topic. One reader writes it, in each key's order; any thread may ask it. */
public interface View<V> {

    void put(String key, V value);

    /** The key has a tombstone. */
    void remove(String key);
}
