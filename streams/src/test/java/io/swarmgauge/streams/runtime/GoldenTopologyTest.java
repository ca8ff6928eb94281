package io.swarmgauge.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The topology as it was last agreed. A change of a name of a store loses its state, so each change is seen here first;
 * {@code mvn -pl streams test -Dtest=GoldenTopologyTest -Dgolden.update=true} agrees to it.
 */
class GoldenTopologyTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/gauge-topology.txt");

    @Test
    void theTopologyIsTheOneThatWasAgreedOn() throws IOException {
        StreamsSettings settings = SettingsFile.parse("golden.yaml", """
                kafka: {bootstrap-servers: 'nowhere:9092'}
                registry: {url: 'mock://golden'}
                """, StreamsSettings::of);
        String description = new GaugeTopology(settings, 1, new SimpleMeterRegistry())
                .build()
                .describe()
                .toString();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, description);
        }
        assertThat(description).isEqualTo(Files.readString(GOLDEN));
    }
}
