package io.swarmgauge.producers.swarm;

import io.swarmgauge.producers.config.BenchmarkSettings;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.plan.HostingSetup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an attestor knows of plan and pool: whom to measure, who registered anew, who attests. Any thread may ask. */
public final class SwarmView {

    private final BenchmarkSettings settings;
    private final String attestorId;
    private final Map<String, MeasuredSetup> planned = new TreeMap<>();

    /** Nodes that registered anew, by when. */
    private final Map<String, Long> registeredAt = new HashMap<>();

    /** What each node said of itself last. */
    private final Map<String, NodeRegistration> latest = new HashMap<>();

    /** Made anew when the plan has changed, since it is asked for several times a second. */
    private @Nullable List<ProbeTarget> targets;

    public SwarmView(BenchmarkSettings settings, String attestorId) {
        this.settings = settings;
        this.attestorId = attestorId;
    }

    /** The plan names the setup, or, with null, names it no longer. */
    public synchronized void planned(String setupId, @Nullable HostingSetup setup) {
        if (setup == null || setup.getChunks().isEmpty()) {
            planned.remove(setupId);
        } else if (settings.measures(setupId)) {
            planned.put(setupId, MeasuredSetup.of(setup, attestorId));
        }
        targets = null;
    }

    public synchronized void registered(NodeRegistration registration) {
        String node = registration.getHeader().getNodeId();
        if (isChange(registration.getReason())) {
            registeredAt.merge(node, at(registration), Math::max);
        }
        latest.merge(node, registration, (known, other) -> at(other) >= at(known) ? other : known);
    }

    public synchronized List<MeasuredSetup> setups() {
        return List.copyOf(planned.values());
    }

    public synchronized List<ProbeTarget> targets() {
        List<ProbeTarget> known = targets;
        if (known == null) {
            known = planned.values().stream().flatMap(MeasuredSetup::targets).toList();
            targets = known;
        }
        return known;
    }

    /** When the hoster registered as new or changed; empty if it is not known to have done so, or has left. */
    public synchronized OptionalLong registeredAnewAt(String hoster) {
        Long at = registeredAt.get(hoster);
        NodeRegistration last = latest.get(hoster);
        boolean isHere = last != null && last.getReason() != RegistrationReason.LEAVE;
        return at != null && isHere ? OptionalLong.of(at) : OptionalLong.empty();
    }

    /** Whether the node registered as an attestor; one that has left may still be heard. */
    public synchronized boolean isAttestor(String node) {
        NodeRegistration last = latest.get(node);
        return last != null && last.getRoles().contains(Role.ATTESTOR);
    }

    private static long at(NodeRegistration registration) {
        return registration.getHeader().getWindowStart();
    }

    private static boolean isChange(RegistrationReason reason) {
        return reason == RegistrationReason.NEW
                || reason == RegistrationReason.HARDWARE_CHANGE
                || reason == RegistrationReason.LOCATION_CHANGE;
    }
}
