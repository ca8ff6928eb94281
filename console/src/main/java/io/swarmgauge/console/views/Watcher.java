package io.swarmgauge.console.views;

/** Is told what changed, by the thread that reads: must be quick. */
@FunctionalInterface
public interface Watcher {

    void changed(String topic, String key);
}
