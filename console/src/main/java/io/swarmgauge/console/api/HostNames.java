package io.swarmgauge.console.api;

import io.javalin.http.Context;
import io.swarmgauge.console.AccessToken;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names under which a console of this machine only may be asked. A web page of anybody's can let its own name lead to
 * 127.0.0.1 after it was loaded, and would then read here as if it were this console's page; but its requests bear its name.
 */
final class HostNames {

    private final Set<String> names;

    private HostNames(String bound) {
        // The bound name may be one of the usual ones.
        names = Stream.of(bound.toLowerCase(Locale.ROOT), "localhost", "127.0.0.1", "[::1]")
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Nothing where others may reach it, under names that are not known here, or where a token keeps strangers out. */
    static Optional<HostNames> guarding(InetSocketAddress listen, Optional<AccessToken> token) {
        InetAddress address = listen.getAddress();
        return token.isEmpty() && address != null && address.isLoopbackAddress()
                ? Optional.of(new HostNames(listen.getHostString()))
                : Optional.empty();
    }

    void check(Context ctx) {
        String host = ctx.header("Host");
        if (host != null && !isKnown(host)) {
            throw new ProblemException(
                    ProblemKind.WRONG_HOST,
                    "This console answers this machine only, and was asked under another name.",
                    "Ask it as http://localhost:%d/. To let others ask, set a token (token, --token-file)."
                            .formatted(ctx.port()));
        }
    }

    boolean isKnown(String host) {
        return names.contains(host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT));
    }
}
