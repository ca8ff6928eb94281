package io.swarmgauge.streams.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.streams.testkit.RandomIds;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class HomePartitionTest {

    @Test
    void ofAllPartitionsOneIsTheKeysOwn() {
        HomePartition six = new HomePartition(6);
        RandomIds ids = new RandomIds(4);
        for (int i = 0; i < 100; i++) {
            byte[] key = ids.next().getBytes(UTF_8);
            int own = Utils.toPositive(Utils.murmur2(key)) % 6;
            for (int partition = 0; partition < 6; partition++) {
                assertThat(six.problem(key, partition).isEmpty()).isEqualTo(partition == own);
            }
        }
    }

    @Test
    void aRecordOnAnotherPartitionIsToldWhereItBelongs() {
        byte[] key = "setup-1".getBytes(UTF_8);
        int own = Utils.toPositive(Utils.murmur2(key)) % 6;
        int other = (own + 1) % 6;
        assertThat(new HomePartition(6).problem(key, other))
                .contains(
                        "it stands on partition %d, its key belongs on %d of 6: write with Kafka's default partitioner"
                                .formatted(other, own));
    }

    @Test
    void aRecordWithoutAKeyIsNotJudgedByItsPlaceAndASinglePartitionIsAnybodys() {
        assertThat(new HomePartition(6).problem(null, 3)).isEmpty();
        assertThat(new HomePartition(1).problem("setup-1".getBytes(UTF_8), 0)).isEmpty();
    }
}
