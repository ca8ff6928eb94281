package io.swarmgauge.console.cli;

import io.swarmgauge.console.letters.Position;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads positions of letters on the command line. */
final class PositionConverter implements ITypeConverter<Position> {

    @Override
    public Position convert(String text) {
        return Position.parse(text)
                .orElseThrow(() -> new TypeConversionException("'%s' is not %s".formatted(text, Position.FORM)));
    }
}
