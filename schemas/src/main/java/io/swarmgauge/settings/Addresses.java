package io.swarmgauge.settings;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses as people write them: {@code host:port}, several with commas between. */
public final class Addresses {

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile("[^:,\\s]+:\\d{1,5}|\\[[0-9a-fA-F:.]+]:\\d{1,5}");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");

    private Addresses() {}

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches() && port(text) <= HIGHEST_PORT;
    }

    public static boolean areSeveral(String text) {
        return parts(text).stream().allMatch(Addresses::isOne);
    }

    public static InetSocketAddress parse(String text) {
        return new InetSocketAddress(host(text), port(text));
    }

    /** Whether every one of the addresses is this machine itself, as far as its name tells. */
    public static boolean areOnThisMachine(String addresses) {
        return parts(addresses).stream().map(Addresses::host).allMatch(Addresses::isThisMachine);
    }

    /** Whether a host's name or address is this machine itself. */
    public static boolean isThisMachine(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::trim).toList();
    }

    private static String host(String address) {
        return address.substring(0, Math.max(0, address.lastIndexOf(':')));
    }

    private static int port(String text) {
        return Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
    }
}
