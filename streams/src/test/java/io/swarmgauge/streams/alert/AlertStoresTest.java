package io.swarmgauge.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.streams.state.alert.AlertEpisode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class AlertStoresTest {

    @Test
    void an_alert_that_the_release_before_opened_is_still_open() throws IOException {
        Schema episodes = AlertStores.formerEpisode();
        Schema open = episodes.getField("open").schema().getTypes().get(1);
        GenericRecord alert = new GenericRecordBuilder(open)
                .set("labels", Map.of("node", Given.HOSTER))
                .set("signal", "CPU_RATIO")
                .set("severity", "WARNING")
                .set("summary", "Busy")
                .set("value", 0.95)
                .set("threshold", 0.9)
                .set("startsAt", 7L)
                .build();
        GenericRecord former = new GenericRecordBuilder(episodes)
                .set("rule", "busy")
                .set("ruleVersion", "v")
                .set("topic", "node.host-metrics")
                .set("observations", List.of())
                .set("open", alert)
                .build();
        ByteBuffer bytes = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), episodes).encode(former);

        AlertEpisode read = AlertStores.episodeSerde().decode(bytes);

        assertThat(read.getOpen().getStartsAt()).isEqualTo(7);
        assertThat(read.getOpen().getFiredAt()).isNull();
        assertThat(read.getOpen().getAnnotations()).isEmpty();
    }
}
