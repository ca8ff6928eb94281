package io.swarmgauge.producers.presence;

import io.swarmgauge.producers.checkpoint.SavedState;
import io.swarmgauge.producers.checkpoint.StateWriter;
import io.swarmgauge.producers.config.NodeSettings;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.intake.NodeLine.Hello;
import io.swarmgauge.schema.agent.RoleState;
import io.swarmgauge.schema.node.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Who said hello, and which setups are therefore spoken for. */
public final class Presence {

    private static final String PREFIX = "role/";

    private final List<String> configuredSetups;
    private final Role firstRole;
    private final Map<NodeConnection, Hello> connected = new LinkedHashMap<>();
    private final Map<String, Role> lastRoles = new HashMap<>();
    private final Set<String> unsaved = new HashSet<>();

    public Presence(NodeSettings node) {
        this.configuredSetups = node.setups();
        this.firstRole = node.roles().get(0);
    }

    /** Whether the agent may speak about the setup. */
    public boolean knows(String setup) {
        return configuredSetups.isEmpty() || configuredSetups.contains(setup);
    }

    public synchronized void said(Hello hello, NodeConnection from) {
        connected.put(from, hello);
        for (String setup : hello.setups()) {
            if (lastRoles.put(setup, hello.role()) != hello.role()) {
                unsaved.add(setup);
            }
        }
    }

    /** Takes up in which role each setup was announced before a restart. */
    public synchronized void restore(SavedState state) {
        state.under(PREFIX, RoleState.class)
                .forEach(saved -> lastRoles.put(saved.getSetup(), Role.valueOf(saved.getRole())));
    }

    /** Writes down in which role setups were announced, as far as that changed. */
    public synchronized void save(StateWriter state) {
        unsaved.forEach(setup ->
                state.put(PREFIX + setup, new RoleState(setup, roleOn(setup).name())));
        unsaved.clear();
    }

    public synchronized void left(NodeConnection connection) {
        connected.remove(connection);
    }

    /** The setups that are spoken for now, and in which role. */
    public synchronized Map<String, Role> setups() {
        Map<String, Role> setups = new TreeMap<>();
        configuredSetups.forEach(setup -> setups.put(setup, roleOn(setup)));
        connected.values().forEach(hello -> hello.setups().forEach(setup -> setups.put(setup, roleOn(setup))));
        return setups;
    }

    /** The role in which the node last announced the setup; where it did not, that of whoever said hello last. */
    public synchronized Role roleOn(String setup) {
        Role announced = lastRoles.get(setup);
        if (announced != null) {
            return announced;
        }
        return connected.values().stream()
                .map(Hello::role)
                .reduce((earlier, later) -> later)
                .orElse(firstRole);
    }

    /** A connected attestor that can be asked to measure the setup. */
    public synchronized Optional<NodeConnection> proberOf(String setup) {
        return connected.entrySet().stream()
                .filter(entry -> entry.getValue().role() == Role.ATTESTOR)
                .filter(entry -> entry.getValue().setups().isEmpty()
                        || entry.getValue().setups().contains(setup))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    public synchronized OptionalInt pidOf(NodeConnection connection) {
        Hello hello = connected.get(connection);
        return hello == null ? OptionalInt.empty() : hello.pid();
    }

    public synchronized List<String> software() {
        return connected.values().stream()
                .flatMap(hello -> hello.software().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
