package io.swarmgauge.producers.swarm;

/** Keeps a view of plan and pool up to date until it is closed. */
public interface PlanReader extends AutoCloseable {

    @Override
    void close();
}
