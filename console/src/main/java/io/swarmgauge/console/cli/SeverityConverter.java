package io.swarmgauge.console.cli;

import io.swarmgauge.schema.plan.Severity;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads severities on the command line; UNKNOWN is what an older program makes of a newer one's, and nobody's choice. */
final class SeverityConverter implements ITypeConverter<Severity> {

    @Override
    public Severity convert(String text) {
        return Arrays.stream(Severity.values())
                .filter(severity ->
                        severity != Severity.UNKNOWN && severity.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "'%s' is no severity: say info, warning or critical".formatted(text)));
    }
}
