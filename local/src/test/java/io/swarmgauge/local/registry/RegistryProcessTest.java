package io.swarmgauge.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.local.broker.LoopbackPorts;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.serdes.SchemaRegistrar;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryProcessTest {

    private static final Path HOME = Path.of("target", "registry").toAbsolutePath();
    private static final HostingSetup SETUP = new HostingSetup(
            "setup-1", "f".repeat(64), List.of(1), List.of(), List.of("europe"), null, null, null, null);

    @Test
    void keepsSchemasOverARestartAndServesWritersThatMayNotRegister(@TempDir Path data) {
        int port = LoopbackPorts.free();
        byte[] bytes;
        try (RegistryProcess registry = RegistryProcess.launch(HOME, data, port).awaitReady()) {
            RegistrySettings settings = new RegistrySettings(registry.url(), false);
            assertThatThrownBy(() -> write(settings)).isInstanceOf(SerializationException.class);

            new SchemaRegistrar(settings).register(TopicCatalogue.all());

            bytes = write(settings);
        }
        try (RegistryProcess registry = RegistryProcess.launch(HOME, data, port).awaitReady()) {
            assertThat(new RecordSerdes(new RegistrySettings(registry.url(), false))
                            .deserializer(TopicCatalogue.HOSTING_SETUPS)
                            .deserialize(TopicCatalogue.HOSTING_SETUPS.name(), bytes))
                    .isEqualTo(SETUP);
        }
    }

    private static byte[] write(RegistrySettings settings) {
        return new RecordSerdes(settings)
                .serializer(TopicCatalogue.HOSTING_SETUPS)
                .serialize(TopicCatalogue.HOSTING_SETUPS.name(), SETUP);
    }
}
