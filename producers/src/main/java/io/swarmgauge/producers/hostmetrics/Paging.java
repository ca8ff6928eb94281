package io.swarmgauge.producers.hostmetrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import oshi.hardware.VirtualMemory;

/** Paging counters since the host started; null where the platform does not count. */
record Paging(
        @Nullable Long faults,
        @Nullable Long reads,
        @Nullable Long writes) {

    private static final Path VMSTAT = Path.of("/proc/vmstat");

    /** OSHI counts only pages that are swapped; Linux itself counts faults too. */
    static Paging read(VirtualMemory oshi) {
        if (!Files.isReadable(VMSTAT)) {
            return new Paging(null, oshi.getSwapPagesIn(), oshi.getSwapPagesOut());
        }
        try {
            return parse(Files.readString(VMSTAT));
        } catch (IOException e) {
            return new Paging(null, null, null);
        }
    }

    static Paging parse(String vmstat) {
        Map<String, Long> counters = new HashMap<>();
        vmstat.lines()
                .filter(line ->
                        line.startsWith("pgfault ") || line.startsWith("pgmajfault ") || line.startsWith("pswpout "))
                .forEach(line -> {
                    int space = line.indexOf(' ');
                    counters.put(
                            line.substring(0, space),
                            Long.valueOf(line.substring(space + 1).strip()));
                });
        return new Paging(counters.get("pgfault"), counters.get("pgmajfault"), counters.get("pswpout"));
    }
}
