package io.swarmgauge.local.swarm;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.schema.node.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node of the swarm.
 *
 * @param name what people call it
 * @param keys its identity
 * @param role what it does
 * @param region where it is
 * @param setups ids of the setups that it hosts, downloads or measures
 * @param temper how it behaves
 * @param payPerDay what a hoster is paid for each setup; null for others
 */
public record Member(
        String name,
        NodeKeys keys,
        Role role,
        String region,
        List<String> setups,
        Temper temper,
        @Nullable Long payPerDay) {

    public Member {
        setups = List.copyOf(setups);
    }

    public static Member hoster(NodeKeys keys, String name, String region, Temper temper, long pay, String... setups) {
        return new Member(name, keys, Role.HOSTER, region, List.of(setups), temper, pay);
    }

    /** A leecher or an attestor. */
    public static Member other(
            NodeKeys keys, String name, Role role, String region, Temper temper, List<String> setups) {
        return new Member(name, keys, role, region, setups, temper, null);
    }

    public NodeId nodeId() {
        return keys.nodeId();
    }

    boolean is(Role wanted) {
        return role == wanted;
    }
}
