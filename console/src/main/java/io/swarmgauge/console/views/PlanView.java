package io.swarmgauge.console.views;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The plan's setups, and which of them each hoster stands in. */
public final class PlanView implements View<HostingSetup> {

    private final ConcurrentSkipListMap<String, HostingSetup> setups = new ConcurrentSkipListMap<>();
    private final Map<String, NavigableSet<String>> setupsByHoster = new ConcurrentHashMap<>();
    private final Consumer<String> removed;

    /** A view that tells of every setup that is removed. */
    PlanView(Consumer<String> removed) {
        this.removed = removed;
    }

    @Override
    public void put(String setupId, HostingSetup setup) {
        HostingSetup former = setups.put(setupId, setup);
        Set<String> present = hosters(setup);
        present.forEach(hoster -> setupsByHoster
                .computeIfAbsent(hoster, id -> new ConcurrentSkipListSet<>())
                .add(setupId));
        // Those that stay are never forgotten in between: others read meanwhile.
        if (former != null) {
            hosters(former).stream()
                    .filter(hoster -> !present.contains(hoster))
                    .forEach(hoster -> forget(hoster, setupId));
        }
    }

    @Override
    public void remove(String setupId) {
        HostingSetup former = setups.remove(setupId);
        if (former != null) {
            hosters(former).forEach(hoster -> forget(hoster, setupId));
        }
        removed.accept(setupId);
    }

    private static Set<String> hosters(HostingSetup setup) {
        return setup.getHosters().stream().map(SetupHoster::getHosterId).collect(Collectors.toSet());
    }

    private void forget(String hosterId, String setupId) {
        setupsByHoster.computeIfPresent(hosterId, (id, planned) -> {
            planned.remove(setupId);
            return planned.isEmpty() ? null : planned;
        });
    }

    public Optional<HostingSetup> setup(String setupId) {
        return Optional.ofNullable(setups.get(setupId));
    }

    public NavigableSet<String> setupIds() {
        return Collections.unmodifiableNavigableSet(setups.keySet());
    }

    /** The setups that the hoster stands in, ascending. */
    public Set<String> setupsOf(String hosterId) {
        return Collections.unmodifiableSet(setupsByHoster.getOrDefault(hosterId, Collections.emptyNavigableSet()));
    }

    public Set<String> hosterIds() {
        return Collections.unmodifiableSet(setupsByHoster.keySet());
    }
}
