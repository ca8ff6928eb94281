package io.swarmgauge.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What Linux says of a process's memory. */
final class PeakMemory {

    private static final String FIELD = "VmHWM:";
    private static final int KIB = 1024;

    private PeakMemory() {}

    static OptionalLong bytesOf(long pid) {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc", String.valueOf(pid), "status"), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(FIELD))
                    .mapToLong(line -> KIB * Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
