package io.swarmgauge.console.api;

import io.swarmgauge.console.views.Views;
import io.swarmgauge.identity.NodeId;
import java.util.List;
import java.util.regex.Pattern;

/** Hosters by their id, or by as much of its beginning as tells them apart. */
final class HosterIds {

    private static final String LIST = "/v1/hosters";
    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{8,63}");

    private final Views views;

    HosterIds(Views views) {
        this.views = views;
    }

    /** The whole id; a whole id itself need not be known. */
    String of(String parameter, String given) {
        if (NodeId.isValid(given)) {
            return given;
        }
        if (!BEGINNING.matcher(given).matches()) {
            throw ProblemException.badParameter(
                    parameter, "a public key, 64 lower-case hex digits, or its first 8 or more", given);
        }
        List<String> meant = views.hosterIds().stream()
                .filter(id -> id.startsWith(given))
                .limit(2)
                .toList();
        if (meant.size() > 1) {
            throw new ProblemException(
                    ProblemKind.NOT_FOUND,
                    "The ids of several hosters begin with %s.".formatted(given),
                    "Give more digits. GET %s lists all that are known.".formatted(LIST));
        }
        return meant.stream().findFirst().orElseThrow(() -> ProblemException.unknown("hoster", given, LIST));
    }
}
