package io.swarmgauge.producers.intake;

import java.util.ArrayList;
import java.util.List;

/** A node that keeps what the agent says to it. */
public final class FakeNode implements NodeConnection {

    private final List<AgentLine> heard = new ArrayList<>();

    @Override
    public String name() {
        return "node";
    }

    @Override
    public void send(AgentLine line) {
        heard.add(line);
    }

    public <L extends AgentLine> List<L> heard(Class<L> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public <L extends AgentLine> L heardLast(Class<L> type) {
        List<L> lines = heard(type);
        return lines.get(lines.size() - 1);
    }
}
