package io.swarmgauge.console.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;

/**
 * How an HTTP server is spoken to.
 *
 * @param headers sent with every request; their values may be secrets
 * @param timeout how long an answer may take
 */
public record HttpAccess(Map<String, String> headers, Duration timeout) {

    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    public static final HttpAccess DEFAULT = new HttpAccess(Map.of(), DEFAULT_TIMEOUT);

    public HttpAccess {
        headers = Map.copyOf(headers);
    }

    /** The address without what may be secret: a webhook's path and query often are its password. */
    static String shown(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return "%s://%s%s".formatted(address.getScheme(), address.getHost(), port);
    }

    @Override
    public String toString() {
        return "HttpAccess[headers hidden: %s, %s]".formatted(new TreeSet<>(headers.keySet()), timeout);
    }
}
