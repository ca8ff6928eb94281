package io.swarmgauge.console.cli;

import io.swarmgauge.console.letters.LetterFilter;
import io.swarmgauge.settings.Durations;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which letters are wanted. */
final class LetterFilterOptions {

    private static final Pattern ID_BEGINNING = Pattern.compile("[0-9a-fA-F]{1,64}");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "Only letters of this reason, such as UNKNOWN_SETUP.")
    private @Nullable String reason;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only records that were refused on this topic.")
    private @Nullable String topic;

    @Option(
            names = "--node",
            paramLabel = "ID",
            description = "Only records that name this signer: its id, or how it begins.")
    private @Nullable String node;

    @Option(names = "--key", paramLabel = "KEY", description = "Only records with this key: a setup's or a node's id.")
    private @Nullable String key;

    @Option(
            names = "--since",
            paramLabel = "SPAN",
            description = "Only what was refused within this time before now, such as 15m, 24h or 7d.")
    private @Nullable String since;

    LetterFilter filter(Instant now) {
        if (node != null && !ID_BEGINNING.matcher(node).matches()) {
            throw wrong("--node must be the first hex digits of a node's id, is '%s'".formatted(node));
        }
        if (topic != null && TopicCatalogue.named(topic).isEmpty()) {
            throw wrong("'%s' is not in the catalogue. 'swarmgauge topics' lists it".formatted(topic));
        }
        return new LetterFilter(
                Optional.ofNullable(reason),
                Optional.ofNullable(topic),
                Optional.ofNullable(node),
                Optional.ofNullable(key),
                since == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(now.minus(span(since)).toEpochMilli()));
    }

    boolean areGiven() {
        return reason != null || topic != null || node != null || key != null || since != null;
    }

    private Duration span(String text) {
        return Durations.parse(text)
                .orElseThrow(() -> wrong("--since must be a time such as 15m, 24h or 7d, is '%s'".formatted(text)));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
