package io.swarmgauge.producers.registration;

import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.producers.config.NodeSettings;
import io.swarmgauge.producers.publish.Publisher;
import io.swarmgauge.producers.publish.Window;
import io.swarmgauge.schema.node.Hardware;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.node.SpoolReport;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the node known, says that it is still there, and says good-bye. For one thread. */
public final class Registrar {

    private final NodeSettings node;
    private final Hardware hardware;
    private final String agentSoftware;
    private final Supplier<List<String>> nodeSoftware;
    private final Supplier<@Nullable SpoolReport> spool;
    private final RegistrationFile file;

    public Registrar(
            AgentConfig config,
            Hardware hardware,
            String agentVersion,
            Supplier<List<String>> nodeSoftware,
            Supplier<@Nullable SpoolReport> spool) {
        this.node = config.node();
        this.hardware = hardware;
        this.agentSoftware = "swarmgauge-agent " + agentVersion;
        this.nodeSoftware = nodeSoftware;
        this.spool = spool;
        this.file = new RegistrationFile(config.spool().directory(), node.id());
    }

    public void register(Publisher publisher, long now) {
        LastRegistration present = LastRegistration.of(node.region(), hardware);
        publish(publisher, now, present.reasonAfter(file.read()));
        file.write(present);
    }

    public void heartbeat(Publisher publisher, long now) {
        publish(publisher, now, RegistrationReason.HEARTBEAT);
    }

    public void leave(Publisher publisher, long now) {
        publish(publisher, now, RegistrationReason.LEAVE);
    }

    /** The registration that the node would start with now. */
    public NodeRegistration preview(NodeHeader header) {
        return registration(header, LastRegistration.of(node.region(), hardware).reasonAfter(file.read()));
    }

    private void publish(Publisher publisher, long now, RegistrationReason reason) {
        publisher.publish(
                TopicCatalogue.REGISTRATIONS, node.id().hex(), Window.at(now), header -> registration(header, reason));
    }

    private NodeRegistration registration(NodeHeader header, RegistrationReason reason) {
        return new NodeRegistration(
                header,
                node.roles(),
                reason,
                hardware,
                node.offer(),
                Stream.concat(Stream.of(agentSoftware), nodeSoftware.get().stream())
                        .toList(),
                node.heartbeat().toMillis(),
                spool.get());
    }
}
