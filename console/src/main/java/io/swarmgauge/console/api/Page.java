package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which part of a list is wanted.
 *
 * @param limit at most so many items
 * @param after what the cursor says: the place of the last item that the caller has
 */
record Page(int limit, Optional<String> after) {

    static final int DEFAULT_LIMIT = 50;
    static final int HIGHEST_LIMIT = 500;

    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final String MARK = "1:";

    static Page of(Optional<String> limit, Optional<String> cursor) {
        return new Page(limit.map(Page::limit).orElse(DEFAULT_LIMIT), cursor.map(Page::decode));
    }

    /** The cursor as a number: a moment or a count. */
    long afterOr(long otherwise) {
        return after(place -> WHOLE.matcher(place).matches() ? Optional.of(Long.parseLong(place)) : Optional.empty())
                .orElse(otherwise);
    }

    /** The cursor as a sort key. */
    <T> Optional<T> after(Function<String, Optional<T>> parse) {
        return after.map(place -> parse.apply(place).orElseThrow(() -> badCursor(encode(place))));
    }

    /** Out of one item more than the limit, if there is one, the page: the surplus only says that there are more. */
    <T> ObjectNode of(List<T> found, Function<T, JsonNode> json, Function<T, String> place) {
        List<T> items = found.subList(0, Math.min(limit, found.size()));
        ObjectNode page = Json.object();
        page.set("items", Json.array(items.stream().map(json).toList()));
        page.put("next", found.size() > limit ? encode(place.apply(items.get(items.size() - 1))) : null);
        return page;
    }

    /** How many items to look for: one more than are shown. */
    int sought() {
        return limit + 1;
    }

    private static int limit(String text) {
        boolean isOne =
                WHOLE.matcher(text).matches() && Long.parseLong(text) >= 1 && Long.parseLong(text) <= HIGHEST_LIMIT;
        if (!isOne) {
            throw ProblemException.badParameter(
                    Route.LIMIT, "a whole number from 1 to %d".formatted(HIGHEST_LIMIT), text);
        }
        return Integer.parseInt(text);
    }

    private static String encode(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + place).getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (place.startsWith(MARK)) {
                return place.substring(MARK.length());
            }
        } catch (IllegalArgumentException e) {
            throw badCursor(cursor);
        }
        throw badCursor(cursor);
    }

    private static ProblemException badCursor(String cursor) {
        return ProblemException.badParameter(
                Route.CURSOR, "the 'next' of an answer of the same route, or left out", cursor);
    }
}
