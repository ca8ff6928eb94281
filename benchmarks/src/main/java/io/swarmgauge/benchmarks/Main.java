package io.swarmgauge.benchmarks;

import io.swarmgauge.benchmarks.engine.EngineKind;
import io.swarmgauge.benchmarks.engine.Guarantee;
import io.swarmgauge.benchmarks.process.Logging;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What the launcher starts for {@code swarmgauge bench}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Logging.onlyFailures();
        int code = commandLine().execute(args);
        System.exit(code);
    }

    /** The command as a person types it, for the launcher and for tests. */
    public static CommandLine commandLine() {
        CommandLine command = new CommandLine(new BenchCommand())
                .setCommandName("swarmgauge bench")
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(EngineKind.class, oneOf(EngineKind.values()))
                .registerConverter(Guarantee.class, oneOf(Guarantee.values()))
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        command.setParameterExceptionHandler((wrong, words) -> refused(wrong));
        command.setExecutionExceptionHandler((failure, failed, words) -> {
            failed.getErr().println(failure.getMessage());
            return failed.getCommandSpec().exitCodeOnExecutionException();
        });
        return command;
    }

    private static <T> ITypeConverter<T> oneOf(T[] values) {
        return word -> Arrays.stream(values)
                .filter(value -> value.toString().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'%s' is none of %s"
                        .formatted(
                                word, Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(", ")))));
    }

    private static int refused(ParameterException wrong) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println(wrong.getMessage());
        err.println("Help: ./swarmgauge bench --help");
        return wrong.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
    }
}
