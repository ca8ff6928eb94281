package io.swarmgauge.console.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must not be repeated from a receiver's answer, which may show what it was sent: a webhook's address, a header's token. */
final class Hidden {

    /** Shorter words stand in any text, and nobody has such a secret. */
    private static final int SHORTEST_WORD = 4;

    private static final String INSTEAD = "(hidden)";

    private final List<String> secrets;

    Hidden(URI address, HttpAccess access) {
        Set<String> all = new HashSet<>();
        Stream.of(address.getRawPath(), address.getPath()).forEach(path -> add(all, path, "/"));
        Stream.of(address.getRawQuery(), address.getQuery()).forEach(query -> add(all, query, "[&=]"));
        access.headers().values().forEach(value -> add(all, value, "\\s+"));
        // A whole first: what is left of one whose part is hidden would still be readable.
        secrets = new ArrayList<>(all);
        secrets.sort(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    }

    /** How many bytes the longest of them takes, which may lie across the end of an excerpt. */
    int longest() {
        return secrets.stream()
                .mapToInt(secret -> secret.getBytes(UTF_8).length)
                .max()
                .orElse(0);
    }

    String in(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, INSTEAD);
        }
        return shown;
    }

    /** The whole, and its parts: a server behind a proxy sees only the end of the path. */
    private static void add(Set<String> secrets, @Nullable String whole, String between) {
        if (whole != null) {
            Stream.concat(Stream.of(whole.strip()), Stream.of(whole.split(between)))
                    .filter(word -> word.length() >= SHORTEST_WORD)
                    .forEach(secrets::add);
        }
    }
}
