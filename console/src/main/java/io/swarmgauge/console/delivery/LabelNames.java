package io.swarmgauge.console.delivery;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Names as Alertmanager wants them: letters, digits and underscores, and no digit first. */
final class LabelNames {

    private static final Pattern FORBIDDEN = Pattern.compile("[^a-zA-Z0-9_]");

    private LabelNames() {}

    /**
     * Adds what is there to add under acceptable names. A name that is taken gets underscores behind it, in the order of the
     * original names, so that the same alert always has the same names. Empty values are left out, as Alertmanager does.
     */
    static void add(Map<String, String> added, SortedMap<String, String> taken) {
        new TreeMap<>(added).forEach((name, value) -> {
            if (!value.isEmpty()) {
                taken.put(free(acceptable(name), taken), value);
            }
        });
    }

    private static String acceptable(String name) {
        String word = FORBIDDEN.matcher(name).replaceAll("_");
        return word.isEmpty() || Character.isDigit(word.charAt(0)) ? "_" + word : word;
    }

    private static String free(String name, Map<String, String> taken) {
        String free = name;
        while (taken.containsKey(free)) {
            free += "_";
        }
        return free;
    }
}
