package io.swarmgauge.local;

import io.swarmgauge.local.broker.LoopbackPorts;

/**
 * Where a local run listens, on the loopback interface.
 *
 * @param broker Kafka
 * @param registry the registry's HTTP API
 * @param console the query API
 */
public record LocalPorts(int broker, int registry, int console) {

    public static LocalPorts free() {
        return new LocalPorts(LoopbackPorts.free(), LoopbackPorts.free(), LoopbackPorts.free());
    }

    /** The wanted ports, each replaced by a free one where somebody listens already. */
    public static LocalPorts preferably(int broker, int registry, int console) {
        return new LocalPorts(
                LoopbackPorts.preferably(broker),
                LoopbackPorts.preferably(registry),
                LoopbackPorts.preferably(console));
    }
}
