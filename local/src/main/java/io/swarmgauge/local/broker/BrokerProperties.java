package io.swarmgauge.local.broker;

import java.nio.file.Path;
import java.util.Properties;

/** Settings of a broker that is alone: every internal topic has one copy, and starting is quick. */
final class BrokerProperties {

    static final String CONTROLLER = "CONTROLLER";

    private BrokerProperties() {}

    static Properties of(int nodeId, Path data, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", String.valueOf(nodeId));
        properties.setProperty("controller.quorum.voters", nodeId + "@localhost:" + controllerPort);
        properties.setProperty(
                "listeners", "PLAINTEXT://localhost:" + port + "," + CONTROLLER + "://localhost:" + controllerPort);
        properties.setProperty("advertised.listeners", "PLAINTEXT://localhost:" + port);
        properties.setProperty("controller.listener.names", CONTROLLER);
        properties.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        properties.setProperty("log.dirs", data.resolve("logs").toAbsolutePath().toString());
        properties.setProperty("auto.create.topics.enable", "false");
        properties.setProperty("num.partitions", "3");
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("offsets.topic.num.partitions", "3");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("transaction.state.log.num.partitions", "3");
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        properties.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
        return properties;
    }
}
