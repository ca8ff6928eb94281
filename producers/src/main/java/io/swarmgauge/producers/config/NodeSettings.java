package io.swarmgauge.producers.config;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.identity.RegionName;
import io.swarmgauge.schema.node.OfferForm;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The node that the agent speaks for.
 *
 * @param roles what it does; the first one stands where a line does not say in which role it was sent
 * @param region where it is: an opaque name
 * @param setups the only hosting setups it may speak about; empty for any
 * @param heartbeat how often it says that it is still there
 * @param offer what it offers
 * @param stateDir where the agent keeps what it must know after a restart; empty for beside the socket
 */
public record NodeSettings(
        NodeId id,
        List<Role> roles,
        String region,
        List<String> setups,
        Duration heartbeat,
        OfferForm offer,
        Optional<Path> stateDir) {

    private static final Duration HEARTBEAT = Duration.ofSeconds(60);
    private static final Duration LEAST_HEARTBEAT = Duration.ofSeconds(1);

    public NodeSettings {
        roles = List.copyOf(roles);
        setups = List.copyOf(setups);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    static NodeSettings from(Settings settings) {
        String id =
                settings.text("id", "the node's public key as 64 lower-case hex digits (in quotes)", NodeId::isValid);
        Duration heartbeat = settings.duration("heartbeat", HEARTBEAT);
        if (heartbeat.compareTo(LEAST_HEARTBEAT) < 0) {
            settings.problem("heartbeat", "is shorter than 1s", "Give 1s or more; 60s is usual.");
        }
        return new NodeSettings(
                new NodeId(id.isEmpty() ? "0".repeat(64) : id),
                roles(settings),
                settings.text("region", RegionName.FORM, RegionName::isValid),
                settings.texts("setups"),
                heartbeat,
                Offer.from(settings.section("offer")),
                settings.optionalText("state-dir").map(Path::of));
    }

    private static List<Role> roles(Settings settings) {
        List<Role> roles = new ArrayList<>();
        for (String name : settings.texts("roles")) {
            RoleName.parse(name)
                    .ifPresentOrElse(
                            roles::add,
                            () -> settings.problem(
                                    "roles",
                                    "holds '" + name + "', which is not a role",
                                    "Choose out of hoster, attestor, leecher, encoder."));
        }
        if (!settings.has("roles") || settings.texts("roles").isEmpty()) {
            settings.problem("roles", "is missing", "Name at least one of hoster, attestor, leecher, encoder.");
        }
        return roles;
    }
}
