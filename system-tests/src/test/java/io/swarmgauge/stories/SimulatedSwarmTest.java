package io.swarmgauge.stories;

import io.swarmgauge.local.swarm.SimulatedNodes;

/** The path for simulated nodes: sockets, agents, broker, registry and streams are real. */
class SimulatedSwarmTest extends SwarmStory {

    SimulatedSwarmTest() {
        super("simulated", (plan, keys, directory) -> new SimulatedNodes(plan, CHUNKS_PER_SECOND));
    }
}
