package io.swarmgauge.stories;

import io.swarmgauge.local.swarm.Member;
import io.swarmgauge.local.swarm.Nodes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Nodes for which the story itself speaks. */
final class SpokenNodes implements Nodes {

    @Override
    public String feedKey() {
        return "f".repeat(64);
    }

    @Override
    public List<String> command(Member member, Path home) {
        return List.of();
    }

    @Override
    public Map<String, String> environment(Member member) {
        return Map.of();
    }

    @Override
    public void agentStarted(Member member, Path socket) {}

    @Override
    public void close() {}
}
