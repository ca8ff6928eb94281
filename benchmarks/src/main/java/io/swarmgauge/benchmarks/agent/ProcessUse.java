package io.swarmgauge.benchmarks.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a process has used up to a moment.
 *
 * @param cpu in user and in kernel mode, since its start
 * @param residentBytes memory that it holds now
 * @param peakBytes the most that it ever held
 */
record ProcessUse(Duration cpu, long residentBytes, long peakBytes, int threads) {

    private static final int KIB = 1_024;

    /** Of a process of this machine; needs Linux. */
    static ProcessUse of(ProcessHandle process) {
        Duration cpu = process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("process %d has ended".formatted(process.pid())));
        Map<String, String> status = status(process.pid());
        return new ProcessUse(
                cpu, kib(status, "VmRSS") * KIB, kib(status, "VmHWM") * KIB, (int) kib(status, "Threads"));
    }

    private static long kib(Map<String, String> status, String field) {
        return Long.parseLong(status.getOrDefault(field, "0").replaceAll("\\D", ""));
    }

    private static Map<String, String> status(long pid) {
        Path file = Path.of("/proc", String.valueOf(pid), "status");
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split(":", 2))
                    .collect(Collectors.toMap(field -> field[0], field -> field[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s cannot be read: this benchmark needs Linux, and the process at work".formatted(file), e);
        }
    }
}
