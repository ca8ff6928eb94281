package io.swarmgauge.streams.testkit;

import io.swarmgauge.schema.node.Hardware;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.OfferForm;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.node.Role;
import java.util.List;

/** Builds a hoster's registration. */
public final class Registration {

    private final String node;
    private final long sequence;
    private final long time;
    private RegistrationReason reason = RegistrationReason.HEARTBEAT;
    private long epoch = 1;
    private String cpu = "a processor";

    private Registration(String node, long sequence, long time) {
        this.node = node;
        this.sequence = sequence;
        this.time = time;
    }

    public static Registration of(String node, long sequence, long time) {
        return new Registration(node, sequence, time);
    }

    public Registration because(RegistrationReason otherReason) {
        reason = otherReason;
        return this;
    }

    public Registration epoch(long otherEpoch) {
        epoch = otherEpoch;
        return this;
    }

    public Registration on(String otherCpu) {
        cpu = otherCpu;
        return this;
    }

    public NodeRegistration record() {
        return new NodeRegistration(
                new NodeHeader(node, "region-of-node", epoch, sequence, time, time),
                List.of(Role.HOSTER),
                reason,
                new Hardware(cpu, 2, List.of(), 4_000_000_000L, 100_000_000_000L, null),
                new OfferForm(null, null, 50_000_000_000L, null, List.of("region-of-node")),
                List.of("swarmgauge-agent 0"),
                60_000L,
                null);
    }
}
