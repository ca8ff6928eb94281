package io.swarmgauge.local.swarm;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.schema.node.Role;
import java.util.List;

/**
 * One node of the swarm.
 *
 * @param name what people call it
 * @param keys its identity
 * @param role what it does
 * @param region where it is
 * @param setups ids of the setups that it hosts, downloads or measures
 * @param temper how it behaves
 */
public record Member(String name, NodeKeys keys, Role role, String region, List<String> setups, Temper temper) {

    public Member {
        setups = List.copyOf(setups);
    }

    public NodeId nodeId() {
        return keys.nodeId();
    }

    boolean is(Role wanted) {
        return role == wanted;
    }
}
