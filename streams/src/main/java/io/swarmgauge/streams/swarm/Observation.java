package io.swarmgauge.streams.swarm;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.RequestHarvest;
import io.swarmgauge.schema.node.StorageCheck;

/** What a node says about the swarm of a setup. */
sealed interface Observation {

    NodeHeader header();

    /** An attestor announced itself and saw requests. */
    record Harvest(RequestHarvest record) implements Observation {
        @Override
        public NodeHeader header() {
            return record.getHeader();
        }
    }

    /** An attestor asked who can deliver. */
    record Check(StorageCheck record) implements Observation {
        @Override
        public NodeHeader header() {
            return record.getHeader();
        }
    }

    /** A hoster of the setup was asked for chunks. */
    record Demand(NodeHeader header, long requests) implements Observation {}
}
