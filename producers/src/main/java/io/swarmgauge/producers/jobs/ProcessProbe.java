package io.swarmgauge.producers.jobs;

import java.util.Optional;
import java.util.OptionalInt;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;

/** Looks at a process with OSHI. */
public final class ProcessProbe {

    private final SystemInfo info;

    public ProcessProbe(SystemInfo info) {
        this.info = info;
    }

    /** Empty when the process is not known or has ended. */
    public Optional<ProcessUse> of(OptionalInt pid) {
        if (pid.isEmpty()) {
            return Optional.empty();
        }
        OSProcess process = info.getOperatingSystem().getProcess(pid.getAsInt());
        return process == null
                ? Optional.empty()
                : Optional.of(
                        new ProcessUse(process.getKernelTime() + process.getUserTime(), process.getResidentMemory()));
    }
}
