package io.swarmgauge.streams.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.schema.plan.Terms;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class HostingSetupsTest {

    private static final String FEED = "f".repeat(64);
    private static final String HOSTER = "a".repeat(64);

    @Test
    void a_setup_that_the_release_before_kept_is_still_in_the_plan() throws IOException {
        Schema setups = HostingSetups.formerSetup();
        GenericRecord hoster = new GenericRecordBuilder(
                        setups.getField("hosters").schema().getElementType())
                .set("hosterId", HOSTER)
                .set("region", "europe")
                .set("payPerDay", 10L)
                .build();
        GenericRecord terms = new GenericRecordBuilder(
                        setups.getField("terms").schema().getTypes().get(1))
                .set("lagMs", 100.0)
                .set("lagGuarantee", 0.99)
                .build();
        GenericRecord former = new GenericRecordBuilder(setups)
                .set("setupId", "setup-1")
                .set("feedKey", FEED)
                .set("chunks", List.of(0, 1))
                .set("hosters", List.of(hoster))
                .set("regions", List.of("europe"))
                .set("terms", terms)
                .build();
        ByteBuffer bytes = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), setups).encode(former);

        HostingSetup read = HostingSetups.serde().decode(bytes);

        assertThat(read)
                .isEqualTo(HostingSetup.newBuilder()
                        .setSetupId("setup-1")
                        .setFeedKey(FEED)
                        .setChunks(List.of(0, 1))
                        .setHosters(List.of(new SetupHoster(HOSTER, "europe", 10L)))
                        .setRegions(List.of("europe"))
                        .setTerms(new Terms(null, null, null, 100.0, 0.99))
                        .setPlanId(null)
                        .setFromTime(null)
                        .setUntilTime(null)
                        .build());
    }
}
