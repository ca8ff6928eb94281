package io.swarmgauge.streams.alert;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places such as {@code {node}} for what is known only when the alert fires. */
final class Template {

    /** Stands for the figure, or the verdict, that fired. */
    static final String VALUE = "value";

    /** Stands for the threshold, or the verdict that the rule names. */
    static final String THRESHOLD = "threshold";

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private Template() {}

    /** The places of a text that have none of the names, in alphabetical order. */
    static Set<String> unknownPlaces(String text, Set<String> names) {
        Set<String> unknown = new TreeSet<>();
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            if (!names.contains(places.group(1))) {
                unknown.add(places.group(1));
            }
        }
        return unknown;
    }

    /** The text with each place filled; one that nothing is known for stays as it is written. */
    static String filled(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }
}
