package io.swarmgauge.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class EveryPartitionTest {

    @Test
    void a_record_goes_to_every_partition() {
        assertThat(new EveryPartition<String, Long>().partitions("topic", "", 1L, 3))
                .contains(Set.of(0, 1, 2));
    }
}
