package io.swarmgauge.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessMetersTest {

    @Test
    void aProcessSaysWhichBuildItIsAndHowItsJvmDoes() {
        String metrics = ProcessMeters.registry("streams").scrape();

        assertThat(metrics)
                .containsPattern("swarmgauge_build_info\\{part=\"streams\",version=\"[0-9][^\"]*\"} 1")
                .contains("jvm_memory_used_bytes{area=\"heap\"")
                .contains("jvm_gc_memory_allocated_bytes_total")
                .contains("jvm_threads_live_threads")
                .contains("process_cpu_usage");
    }
}
