package io.swarmgauge.producers.check;

import io.swarmgauge.producers.config.AgentConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether an agent with this config would find what it needs. */
public final class AgentCheck {

    private final AgentConfig config;
    private final Map<String, String> environment;

    public AgentCheck(AgentConfig config, Map<String, String> environment) {
        this.config = config;
        this.environment = environment;
    }

    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.well(
                "node.key-file",
                "%s is the key of %s"
                        .formatted(config.node().keyFile(), config.node().id())));
        findings.add(new SpoolCheck(config.spool()).finding());
        findings.addAll(new IntakeCheck(config.intake(), environment).findings());
        findings.addAll(new BrokerCheck(config).findings());
        findings.add(new RegistryCheck(config.registry()).finding());
        return findings;
    }
}
