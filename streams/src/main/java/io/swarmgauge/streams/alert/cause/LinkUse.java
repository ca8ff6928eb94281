package io.swarmgauge.streams.alert.cause;

import static io.swarmgauge.streams.alert.cause.Stated.orNone;

import io.swarmgauge.schema.node.InterfaceMetrics;
import org.jspecify.annotations.Nullable;

/** What an interface's figures say about its link. */
public final class LinkUse {

    private static final double BITS_IN_KILOBYTE = 8_000;

    private LinkUse() {}

    /** Traffic in the busier direction over the link's speed, from 0; null where one of them is not known. */
    public static @Nullable Double ratio(InterfaceMetrics net) {
        Long speed = net.getLinkBitsPerSecond();
        Double received = net.getReceivedKilobytesPerSecond();
        Double sent = net.getSentKilobytesPerSecond();
        if (speed == null || speed <= 0 || (received == null && sent == null)) {
            return null;
        }
        return Math.max(orNone(received), orNone(sent)) * BITS_IN_KILOBYTE / speed;
    }

    /** Errors of both directions since the interface came up; null where neither is known. */
    public static @Nullable Long errors(InterfaceMetrics net) {
        Long outbound = net.getOutboundErrors();
        Long inbound = net.getReceiveErrors();
        return outbound == null && inbound == null ? null : orNone(outbound) + orNone(inbound);
    }
}
