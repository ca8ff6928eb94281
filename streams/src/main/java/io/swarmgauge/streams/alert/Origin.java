package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.node.NodeHeader;

/** Who stated an observation. A node states each record once; a conclusion is stated again with each revision. */
final class Origin {

    static final String CONCLUSION = "";

    private Origin() {}

    static String of(NodeHeader header) {
        return header.getNodeId() + '/' + header.getEpoch() + '/' + header.getSequence();
    }
}
