package io.swarmgauge.producers.benchmark;

import io.swarmgauge.producers.config.BenchmarkSettings;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an attestor knows of plan and pool: whom to measure, and who must be measured at rest first. Any thread may ask. */
final class SwarmView {

    /** A node that registered longer ago than this before the attestor started is not idle any more. */
    private static final long FRESH_MS = 60_000;

    private final BenchmarkSettings settings;
    private final String attestorId;
    private final long startedMs;
    private final Map<String, HostingSetup> setups = new TreeMap<>();

    /** Hosters that registered anew, by when; each of their setups is measured once. */
    private final Map<String, Long> registeredAt = new HashMap<>();

    private final Map<ProbeTarget, Long> measuredRaw = new HashMap<>();

    /** Made anew when the plan changes, since it is asked for several times a second. */
    private @Nullable List<ProbeTarget> targets;

    SwarmView(BenchmarkSettings settings, String attestorId, long startedMs) {
        this.settings = settings;
        this.attestorId = attestorId;
        this.startedMs = startedMs;
    }

    /** The plan names the setup, or, with null, names it no longer. */
    synchronized void planned(String setupId, @Nullable HostingSetup setup) {
        if (setup == null || setup.getChunks().isEmpty()) {
            setups.remove(setupId);
        } else if (settings.measures(setupId)) {
            setups.put(setupId, setup);
        }
        targets = null;
    }

    synchronized void registered(NodeRegistration registration) {
        String node = registration.getHeader().getNodeId();
        long at = registration.getHeader().getWindowStart();
        if (isChange(registration.getReason()) && at >= startedMs - FRESH_MS) {
            registeredAt.merge(node, at, Math::max);
        }
    }

    synchronized List<ProbeTarget> targets() {
        List<ProbeTarget> known = targets;
        if (known == null) {
            known = List.copyOf(planned());
            targets = known;
            measuredRaw.keySet().retainAll(Set.copyOf(known));
        }
        return known;
    }

    /** The targets whose hosters registered anew and were not measured since. */
    synchronized List<ProbeTarget> toMeasureRaw() {
        return targets().stream()
                .filter(target -> registeredAt.containsKey(target.hoster()))
                .filter(target -> measuredRaw.getOrDefault(target, Long.MIN_VALUE)
                        < registeredAt.getOrDefault(target.hoster(), Long.MIN_VALUE))
                .toList();
    }

    synchronized void rawMeasured(ProbeTarget target) {
        measuredRaw.put(target, registeredAt.getOrDefault(target.hoster(), Long.MIN_VALUE));
    }

    private List<ProbeTarget> planned() {
        List<ProbeTarget> planned = new ArrayList<>();
        for (HostingSetup setup : setups.values()) {
            for (SetupHoster hoster : setup.getHosters()) {
                if (!hoster.getHosterId().equals(attestorId)) {
                    planned.add(new ProbeTarget(setup.getSetupId(), hoster.getHosterId(), setup.getChunks()));
                }
            }
        }
        return planned;
    }

    private static boolean isChange(RegistrationReason reason) {
        return reason == RegistrationReason.NEW
                || reason == RegistrationReason.HARDWARE_CHANGE
                || reason == RegistrationReason.LOCATION_CHANGE;
    }
}
