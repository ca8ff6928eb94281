package io.swarmgauge.producers.check;

import io.swarmgauge.check.ClusterCheck;
import io.swarmgauge.check.Finding;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
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
        findings.addAll(ClusterCheck.findings(config.kafka(), config.registry(), needed()));
        return findings;
    }

    List<Topic<?>> needed() {
        List<Topic<?>> needed = new ArrayList<>(List.of(
                TopicCatalogue.REGISTRATIONS,
                TopicCatalogue.TRANSFERS,
                TopicCatalogue.HOST_METRICS,
                TopicCatalogue.JOBS));
        if (config.node().is(Role.HOSTER)) {
            needed.add(TopicCatalogue.SELF_REPORTS);
        }
        if (config.node().is(Role.ATTESTOR)) {
            needed.add(TopicCatalogue.BENCHMARKS);
            needed.add(TopicCatalogue.HOSTING_SETUPS);
            config.benchmarks().harvest().every().ifPresent(every -> needed.add(TopicCatalogue.REQUESTS));
            config.benchmarks().storageChecks().every().ifPresent(every -> needed.add(TopicCatalogue.STORAGE_CHECKS));
        }
        return needed;
    }
}
