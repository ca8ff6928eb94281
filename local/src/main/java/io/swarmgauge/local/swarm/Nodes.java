package io.swarmgauge.local.swarm;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The node side of a local swarm: what the agents start or what connects to them. */
public interface Nodes extends AutoCloseable {

    /** Public key of the feed that the swarm shares, 64 hex digits. */
    String feedKey();

    /** The process that the member's agent starts as its child; empty when the node connects by itself. */
    List<String> command(Member member, Path directory);

    /** Environment of that process. */
    Map<String, String> environment(Member member);

    /** Tells that the member's agent listens on a socket. */
    void agentStarted(Member member, Path socket);

    @Override
    void close();
}
