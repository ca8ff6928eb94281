package io.swarmgauge.local.logging;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the log is written: {@code logback-*-FORMAT.xml} are made for these. */
public final class LogFormat {

    private static final String VARIABLE = "SWARMGAUGE_LOG_FORMAT";
    private static final List<String> FORMATS = List.of("text", "json");

    private LogFormat() {}

    /** What is wrong with the format that the environment asks for, if anything is. */
    public static Optional<String> problem(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(format -> !FORMATS.contains(format))
                .map(format -> "%s is '%s'. Set it to %s, or leave it out for text."
                        .formatted(VARIABLE, format, String.join(" or ", FORMATS)));
    }
}
