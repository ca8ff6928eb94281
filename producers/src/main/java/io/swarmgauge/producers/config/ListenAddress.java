package io.swarmgauge.producers.config;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address to listen on, written as {@code host:port}. */
final class ListenAddress {

    private static final Pattern FORM = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:]+):(\\d{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    private ListenAddress() {}

    static Optional<InetSocketAddress> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(matcher.group(2));
        return port > HIGHEST_PORT ? Optional.empty() : Optional.of(new InetSocketAddress(matcher.group(1), port));
    }
}
