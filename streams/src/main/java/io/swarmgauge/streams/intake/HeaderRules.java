package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.node.NodeHeader;
import java.time.Duration;

/** What must hold for the header of every node's record. */
final class HeaderRules {

    /** As far as a node's clock may run ahead by the broker's own rule for the topics of nodes. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    private HeaderRules() {}

    /** Beyond the header itself: a record cannot speak of a time after it was written, or its window would never close. */
    static void check(NodeHeader header, long timestamp, Findings findings) {
        findings.nodeId("header.nodeId", header.getNodeId());
        findings.region("header.region", header.getRegion());
        findings.notNegative("header.epoch", header.getEpoch());
        findings.atLeastOne("header.sequence", header.getSequence());
        findings.notNegative("header.windowStart", header.getWindowStart());
        findings.require(
                header.getWindowEnd() >= header.getWindowStart(),
                () -> "header.windowEnd %d is before header.windowStart %d"
                        .formatted(header.getWindowEnd(), header.getWindowStart()));
        findings.require(
                header.getWindowEnd() <= timestamp + CLOCK_TOLERANCE.toMillis(),
                () -> "header.windowEnd %d is over %d s after the record's timestamp %d"
                        .formatted(header.getWindowEnd(), CLOCK_TOLERANCE.toSeconds(), timestamp));
    }
}
