package io.swarmgauge.serdes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class RecordSerdesTest {

    private static final RegistrySettings REGISTRY = new RegistrySettings("mock://serdes", true);
    private final RecordSerdes serdes = new RecordSerdes(REGISTRY);

    private final HostingSetup setup = new HostingSetup(
            "setup-1",
            "f".repeat(64),
            List.of(1, 2, 3),
            List.of(new SetupHoster("a".repeat(64), "europe", 5L)),
            List.of("europe"),
            null,
            null,
            null,
            null);

    @Test
    void aRecordComesBackAsItWent() {
        byte[] bytes =
                serdes.serializer(TopicCatalogue.HOSTING_SETUPS).serialize(TopicCatalogue.HOSTING_SETUPS.name(), setup);

        assertThat(serdes.deserializer(TopicCatalogue.HOSTING_SETUPS)
                        .deserialize(TopicCatalogue.HOSTING_SETUPS.name(), bytes))
                .isEqualTo(setup);
        assertThat(bytes[0]).as("magic byte of Confluent's wire format").isZero();
    }

    @Test
    void bytesOfAnotherRecordAreRefused() {
        byte[] bytes =
                serdes.serializer(TopicCatalogue.HOSTING_SETUPS).serialize(TopicCatalogue.ALERT_RULES.name(), setup);

        assertThatThrownBy(() -> serdes.deserializer(TopicCatalogue.ALERT_RULES)
                        .deserialize(TopicCatalogue.ALERT_RULES.name(), bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(AlertRule.class.getSimpleName());
    }

    @Test
    void bytesThatAreNoRecordAreRefused() {
        assertThatThrownBy(() -> serdes.deserializer(TopicCatalogue.TRANSFERS)
                        .deserialize(TopicCatalogue.TRANSFERS.name(), new byte[] {1, 2, 3}))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void withoutAutomaticRegistrationAnUnknownSchemaIsRefused() {
        RecordSerdes strict = new RecordSerdes(new RegistrySettings("mock://strict", false));

        assertThatThrownBy(() -> strict.serializer(TopicCatalogue.HOSTING_SETUPS)
                        .serialize(TopicCatalogue.HOSTING_SETUPS.name(), setup))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void rawTopicsHaveNoAvroSerdes() {
        assertThatThrownBy(() -> serdes.serde(TopicCatalogue.DEAD_LETTERS))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
