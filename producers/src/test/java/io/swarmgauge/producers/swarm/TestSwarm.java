package io.swarmgauge.producers.swarm;

import io.swarmgauge.producers.config.BenchmarkSettings;
import io.swarmgauge.producers.config.HarvestSettings;
import io.swarmgauge.producers.config.StorageCheckSettings;
import io.swarmgauge.schema.node.Hardware;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.OfferForm;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an attestor could find in plan and pool. */
public final class TestSwarm {

    private TestSwarm() {}

    public static BenchmarkSettings settings(String... setups) {
        return new BenchmarkSettings(
                Duration.ofSeconds(10),
                2,
                Duration.ofSeconds(5),
                List.of(setups),
                new HarvestSettings(Optional.of(Duration.ofMinutes(1)), Duration.ofSeconds(10), 200),
                new StorageCheckSettings(Optional.of(Duration.ofMinutes(1)), 3));
    }

    public static HostingSetup setup(String id, List<Integer> chunks, String... hosters) {
        return new HostingSetup(
                id,
                "f".repeat(64),
                chunks,
                List.of(hosters).stream()
                        .map(hoster -> new SetupHoster(hoster, "eu", null))
                        .toList(),
                List.of("eu"),
                null,
                null,
                null,
                null);
    }

    public static NodeRegistration registration(String node, RegistrationReason reason, long at, Role... roles) {
        return new NodeRegistration(
                new NodeHeader(node, "eu", 1L, 1L, at, at),
                List.of(roles),
                reason,
                new Hardware("cpu", 1, List.of(), 1L, 1L, null),
                new OfferForm(null, null, null, null, List.of()),
                List.of(),
                60_000L,
                null);
    }
}
