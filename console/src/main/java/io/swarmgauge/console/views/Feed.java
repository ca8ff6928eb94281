package io.swarmgauge.console.views;

import io.swarmgauge.topics.Topic;

/** A topic and the view that its records go to. */
public record Feed<V>(Topic<V> topic, View<V> view) {}
