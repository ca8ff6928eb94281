package io.swarmgauge.producers.swarm;

import io.swarmgauge.producers.config.BenchmarkSettings;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.plan.HostingSetup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an attestor knows of plan and pool: whom to measure, and who registered anew. Any thread may ask. */
public final class SwarmView {

    /** A node that registered longer ago than this before the attestor started is not idle any more. */
    private static final long FRESH_MS = 60_000;

    private final BenchmarkSettings settings;
    private final String attestorId;
    private final long startedMs;
    private final Map<String, MeasuredSetup> planned = new TreeMap<>();

    /** Hosters that registered anew, by when. */
    private final Map<String, Long> registeredAt = new HashMap<>();

    /** Made anew when the plan has changed, since it is asked for several times a second. */
    private @Nullable List<ProbeTarget> targets;

    public SwarmView(BenchmarkSettings settings, String attestorId, long startedMs) {
        this.settings = settings;
        this.attestorId = attestorId;
        this.startedMs = startedMs;
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
        long at = registration.getHeader().getWindowStart();
        if (isChange(registration.getReason()) && at >= startedMs - FRESH_MS) {
            registeredAt.merge(node, at, Math::max);
        }
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

    /** When the hoster registered as new or changed; empty if it did not since shortly before the attestor started. */
    public synchronized OptionalLong registeredAnewAt(String hoster) {
        Long at = registeredAt.get(hoster);
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }

    private static boolean isChange(RegistrationReason reason) {
        return reason == RegistrationReason.NEW
                || reason == RegistrationReason.HARDWARE_CHANGE
                || reason == RegistrationReason.LOCATION_CHANGE;
    }
}
