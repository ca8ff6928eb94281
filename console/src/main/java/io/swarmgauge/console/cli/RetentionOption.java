package io.swarmgauge.console.cli;

import io.swarmgauge.console.letters.Retention;
import io.swarmgauge.settings.Durations;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** For how long the streams application takes records. Its settings are not known to the cluster, so the operator says it. */
final class RetentionOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--retention",
            paramLabel = "SPAN",
            defaultValue = "24h",
            description = {
                "The streams application's windows.retention, such as 24h or 7d (default: ${DEFAULT-VALUE}).",
                "A record that covers a time longer ago would be TOO_LATE."
            })
    private String span;

    Retention before(Instant now) {
        return Durations.parse(span)
                .map(parsed -> new Retention(parsed, now))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--retention must be a time such as 24h or 7d, is '%s'".formatted(span)));
    }
}
