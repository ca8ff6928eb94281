package io.swarmgauge.benchmarks.process;

import io.swarmgauge.benchmarks.measure.WrongResultException;
import io.swarmgauge.serdes.RecordTrust;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Utils;

/** A measurement in a directory of its own, which is deleted unless it is worth a look. */
public final class Scratch {

    private Scratch() {}

    /** What was measured; empty after a failure, of which the person was told. */
    public static <T> Optional<T> measure(String name, PrintWriter err, Function<Path, T> measurement)
            throws IOException {
        RecordTrust.remedy().ifPresent(remedy -> {
            throw new IllegalStateException(remedy);
        });
        Path directory = Files.createTempDirectory(name);
        try {
            T measured = measurement.apply(directory);
            Utils.delete(directory.toFile());
            return Optional.of(measured);
        } catch (WrongResultException | ChildFailedException e) {
            err.printf("%s%nWhat it left is in %s%n", e.getMessage(), directory);
            return Optional.empty();
        }
    }
}
