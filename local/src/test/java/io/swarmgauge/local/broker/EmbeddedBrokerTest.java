package io.swarmgauge.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.topics.ClusterLayout;
import io.swarmgauge.topics.TopicCatalogue;
import io.swarmgauge.topics.TopicProvisioner;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    @Test
    void aSecondStartOnTheSameDirectoryGoesOnWhereTheFirstStopped(@TempDir Path data) {
        int port = LoopbackPorts.free();
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, port);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(provisioner(admin).provision(TopicCatalogue.all()))
                    .hasSize(TopicCatalogue.all().size());
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, port);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(provisioner(admin).provision(TopicCatalogue.all())).isEmpty();
        }
    }

    private static TopicProvisioner provisioner(Admin admin) {
        return new TopicProvisioner(admin, ClusterLayout.laptop());
    }
}
