package io.swarmgauge.producers.intake;

/** One way to a node: a client of the socket, or the child process. Equal only to itself. */
public interface NodeConnection {

    /** For logs. */
    String name();

    /** Queues the line and returns at once; it is lost if the connection breaks. */
    void send(AgentLine line);
}
