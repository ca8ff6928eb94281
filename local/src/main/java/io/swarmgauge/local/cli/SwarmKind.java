package io.swarmgauge.local.cli;

/** What the nodes of a swarm are. */
enum SwarmKind {
    /** Real nodes, each a process that needs Node.js. */
    HYPERCORE,
    /** Nodes made in Java that move no data. */
    SIMULATED
}
