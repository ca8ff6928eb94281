package io.swarmgauge.benchmarks;

import io.swarmgauge.benchmarks.process.ChildFailedException;
import io.swarmgauge.benchmarks.report.BenchReport;
import io.swarmgauge.serdes.RecordTrust;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;

/** A benchmark within a command: in a directory that is deleted, unless it is worth a look. */
final class Measuring {

    private Measuring() {}

    /** The report; empty after a failure, of which the person was told. */
    static Optional<BenchReport> report(BenchOptions options, PrintWriter err) throws IOException {
        RecordTrust.remedy().ifPresent(remedy -> {
            throw new IllegalStateException(remedy);
        });
        Path directory = Files.createTempDirectory("swarmgauge-bench");
        try {
            BenchReport report = new Bench(options, directory, err::println).run();
            Utils.delete(directory.toFile());
            return Optional.of(report);
        } catch (WrongAggregatesException | ChildFailedException e) {
            err.printf("%s%nWhat it left is in %s%n", e.getMessage(), directory);
            return Optional.empty();
        }
    }
}
