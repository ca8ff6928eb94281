package io.swarmgauge.console;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Addresses as people write them: {@code host:port}, several with commas between. */
public final class Addresses {

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile("[^:,\\s]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}");

    private Addresses() {}

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches() && port(text) <= HIGHEST_PORT;
    }

    public static InetSocketAddress parse(String text) {
        return new InetSocketAddress(text.substring(0, text.lastIndexOf(':')), port(text));
    }

    static boolean areSeveral(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::trim).allMatch(Addresses::isOne);
    }

    private static int port(String text) {
        return Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
    }
}
