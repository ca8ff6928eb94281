package io.swarmgauge.console.cli;

import io.swarmgauge.console.log.Period;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From when until when. */
final class PeriodOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "MOMENT",
            defaultValue = "28d",
            description = {
                "From when, inclusive (default: ${DEFAULT-VALUE}).",
                "A date such as 2026-11-01, a moment such as 2026-11-01T12:00:00Z, or a time back from now such as 7d."
            })
    private String from;

    @Option(
            names = "--to",
            paramLabel = "MOMENT",
            defaultValue = "now",
            description =
                    "Until when, exclusive, in the same forms; a date is its first moment, UTC (default: ${DEFAULT-VALUE}).")
    private String to;

    Period period(Instant now) {
        long first = moment("--from", from, now);
        long end = moment("--to", to, now);
        if (first >= end) {
            throw new ParameterException(spec.commandLine(), "--to must be later than --from");
        }
        return new Period(first, end);
    }

    private long moment(String option, String text, Instant now) {
        return Moments.parse(text, now)
                .map(Instant::toEpochMilli)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "%s must be %s, is '%s'".formatted(option, Moments.FORM, text)));
    }
}
