package io.swarmgauge.streams.runtime;

import java.net.InetSocketAddress;
import java.util.Arrays;

/** Addresses as people write them: {@code host:port}, several with commas between. */
final class Addresses {

    private static final int HIGHEST_PORT = 65_535;

    private Addresses() {}

    static boolean isOne(String text) {
        return text.matches("[^:,\\s]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}") && port(text) <= HIGHEST_PORT;
    }

    static boolean areSeveral(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::trim).allMatch(Addresses::isOne);
    }

    static InetSocketAddress parse(String text) {
        return new InetSocketAddress(text.substring(0, text.lastIndexOf(':')), port(text));
    }

    private static int port(String text) {
        return Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
    }
}
