package io.swarmgauge.producers.registration;

import static io.swarmgauge.producers.TestNodes.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.schema.node.Hardware;
import io.swarmgauge.schema.node.RegistrationReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oshi.SystemInfo;

class LastRegistrationTest {

    private static final NodeId ID = new NodeId(NODE);
    private static final Hardware SMALL = new Hardware("cpu", 2, List.of(), 100L, 200L, null);
    private static final Hardware LARGE = new Hardware("cpu", 4, List.of(), 100L, 200L, null);
    private static final LastRegistration AT_HOME = LastRegistration.of("home", SMALL);

    @TempDir
    Path directory;

    @Test
    void theReasonIsWhatChangedSinceTheLastTime() {
        assertThat(AT_HOME.reasonAfter(Optional.empty())).isEqualTo(RegistrationReason.NEW);
        assertThat(AT_HOME.reasonAfter(Optional.of(AT_HOME))).isEqualTo(RegistrationReason.HEARTBEAT);
        assertThat(LastRegistration.of("home", LARGE).reasonAfter(Optional.of(AT_HOME)))
                .isEqualTo(RegistrationReason.HARDWARE_CHANGE);
        assertThat(LastRegistration.of("abroad", LARGE).reasonAfter(Optional.of(AT_HOME)))
                .isEqualTo(RegistrationReason.LOCATION_CHANGE);
    }

    @Test
    void itIsRememberedInAFileOfTheNodesOwn() {
        Path state = directory.resolve("state");
        RegistrationFile file = new RegistrationFile(state, ID);
        assertThat(file.read()).isEmpty();

        file.write(AT_HOME);

        assertThat(new RegistrationFile(state, ID).read()).contains(AT_HOME);
        assertThat(new RegistrationFile(state, new NodeId("b2".repeat(32))).read())
                .isEmpty();
    }

    @Test
    void aFileThatCannotBeReadOrWrittenDoesNoHarm() throws IOException {
        Files.writeString(directory.resolve("registration-" + NODE + ".properties"), "region=\\u00");
        assertThat(new RegistrationFile(directory, ID).read()).isEmpty();

        Path notADirectory = Files.writeString(directory.resolve("file"), "");
        new RegistrationFile(notADirectory, ID).write(AT_HOME);
        assertThat(new RegistrationFile(notADirectory, ID).read()).isEmpty();
    }

    @Test
    void thisHostIsMadeOfSomething() {
        Hardware hardware = HardwareProbe.read(new SystemInfo());

        assertThat(hardware.getCpu()).isNotBlank();
        assertThat(hardware.getLogicalProcessors()).isPositive();
        assertThat(hardware.getMemoryBytes()).isPositive();
        assertThat(LastRegistration.of("home", hardware))
                .isEqualTo(LastRegistration.of("home", HardwareProbe.read(new SystemInfo())));
    }
}
