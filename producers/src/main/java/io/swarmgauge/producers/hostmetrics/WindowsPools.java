package io.swarmgauge.producers.hostmetrics;

import com.sun.jna.Platform;
import com.sun.jna.platform.win32.Psapi;
import com.sun.jna.platform.win32.Psapi.PERFORMANCE_INFORMATION;
import org.jspecify.annotations.Nullable;

/** The kernel's memory pools, which only Windows has and OSHI does not give; null elsewhere. */
record WindowsPools(@Nullable Long nonPagedBytes, @Nullable Long pagedBytes) {

    static WindowsPools read() {
        if (!Platform.isWindows()) {
            return new WindowsPools(null, null);
        }
        PERFORMANCE_INFORMATION information = new PERFORMANCE_INFORMATION();
        if (!Psapi.INSTANCE.GetPerformanceInfo(information, information.size())) {
            return new WindowsPools(null, null);
        }
        long page = information.PageSize.longValue();
        return new WindowsPools(
                information.KernelNonpaged.longValue() * page, information.KernelPaged.longValue() * page);
    }
}
