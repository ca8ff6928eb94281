package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.node.InterfaceMetrics;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.alert.cause.LinkUse;
import org.jspecify.annotations.Nullable;

/** One network interface of a host. */
final class NetSignals {

    private NetSignals() {}

    static void add(InterfaceMetrics net, HostObservations host) {
        ofLink(Signal.NET_RECEIVED_KILOBYTES_PER_SECOND, net.getReceivedKilobytesPerSecond(), net, host);
        ofLink(Signal.NET_SENT_KILOBYTES_PER_SECOND, net.getSentKilobytesPerSecond(), net, host);
        ofLink(Signal.NET_OUTPUT_QUEUE_LENGTH, net.getOutputQueueLength(), net, host);
        ofLink(Signal.NET_ERRORS, LinkUse.errors(net), net, host);
        ofLink(Signal.NET_USE_RATIO, LinkUse.ratio(net), net, host);
    }

    private static void ofLink(Signal signal, @Nullable Number value, InterfaceMetrics net, HostObservations host) {
        host.ofPart(signal, value, Observation.INTERFACE, net.getName());
    }
}
