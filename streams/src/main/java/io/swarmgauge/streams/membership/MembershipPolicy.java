package io.swarmgauge.streams.membership;

import io.swarmgauge.schema.gauge.KnownNode;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.RegistrationReason;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node is what its newest registration says: each one, a heartbeat too, says everything again. Newest by the node's own
 * count, so that neither the order of arrival nor a clock that was set back makes an older one win.
 */
final class MembershipPolicy {

    private static final Comparator<NodeHeader> BY_COUNT =
            Comparator.comparingLong(NodeHeader::getEpoch).thenComparingLong(NodeHeader::getSequence);

    /** The node with the registration heard; nothing when it changes nothing. */
    Optional<KnownNode> with(@Nullable KnownNode known, NodeRegistration heard) {
        if (known == null) {
            return Optional.of(node(heard, heard.getHeader().getWindowStart()));
        }
        long firstSeen = Math.min(known.getFirstSeen(), heard.getHeader().getWindowStart());
        return Optional.of(node(newest(known.getRegistration(), heard), firstSeen))
                .filter(node -> !node.equals(known));
    }

    private static KnownNode node(NodeRegistration newest, long firstSeen) {
        NodeHeader header = newest.getHeader();
        return new KnownNode(
                header.getNodeId(),
                newest,
                firstSeen,
                header.getWindowStart(),
                newest.getReason() == RegistrationReason.LEAVE);
    }

    private static NodeRegistration newest(NodeRegistration kept, NodeRegistration heard) {
        return BY_COUNT.compare(heard.getHeader(), kept.getHeader()) > 0 ? heard : kept;
    }
}
