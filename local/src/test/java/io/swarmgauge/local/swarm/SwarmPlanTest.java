package io.swarmgauge.local.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwarmPlanTest {

    private final Path keys;
    private final SwarmPlan plan;

    SwarmPlanTest(@TempDir Path directory) {
        keys = directory.resolve("keys");
        plan = SwarmPlan.of(KeyRing.open(keys));
    }

    @Test
    void everySetupHasTenChunksAndThreeHostersInDifferentRegionsOfWhichOneIsSlow() {
        for (HostingSetup setup : plan.records("f".repeat(64))) {
            assertThat(setup.getChunks()).hasSize(10);
            assertThat(setup.getHosters())
                    .hasSize(3)
                    .extracting(SetupHoster::getRegion)
                    .doesNotHaveDuplicates();
            assertThat(plan.hostersOf(setup.getSetupId()))
                    .filteredOn(hoster -> hoster.temper().egressDelayMs() > 0)
                    .hasSize(1);
        }
        assertThat(plan.having(Role.LEECHER)).hasSize(4);
        assertThat(plan.having(Role.ATTESTOR)).hasSize(2);
    }

    @Test
    void nodesKeepTheirKeysFromRunToRunInFilesForTheirOwnerOnly() throws Exception {
        assertThat(SwarmPlan.of(KeyRing.open(keys))).isEqualTo(plan);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("anna.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void demandFollowsZipfsLaw() {
        ZipfDemand demand = new ZipfDemand(List.of(7, 8, 9));
        Random random = new Random(42);
        Map<Integer, Integer> counts = new HashMap<>();
        IntStream.range(0, 11_000).forEach(i -> counts.merge(demand.next(random), 1, Integer::sum));

        assertThat(counts.get(7)).isBetween(5_700, 6_300);
        assertThat(counts.get(8)).isBetween(2_750, 3_250);
        assertThat(counts.get(9)).isBetween(1_800, 2_200);
    }
}
