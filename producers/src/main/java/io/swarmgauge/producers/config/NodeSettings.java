package io.swarmgauge.producers.config;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.identity.RegionName;
import io.swarmgauge.schema.node.OfferForm;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.settings.Settings;
import io.swarmgauge.signing.KeyFile;
import io.swarmgauge.signing.KeyFileException;
import io.swarmgauge.signing.NodeKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The node that the agent speaks for.
 *
 * @param keyFile where its private key is
 * @param key its private key, which says who it is
 * @param roles what it does; the first one stands where a line does not say in which role it was sent
 * @param region where it is: an opaque name
 * @param setups the only hosting setups it may speak about; empty for any
 * @param heartbeat how often it says that it is still there
 * @param offer what it offers
 * @param stateDir where the agent keeps its spool; empty for beside the socket or the key file
 */
public record NodeSettings(
        Path keyFile,
        NodeKey key,
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

    public NodeId id() {
        return key.nodeId();
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    static NodeSettings from(Settings settings) {
        Path keyFile = Path.of(settings.text("key-file", "the file of the node's private key", text -> true));
        NodeKey key = key(settings, keyFile);
        Duration heartbeat = settings.duration("heartbeat", HEARTBEAT);
        if (heartbeat.compareTo(LEAST_HEARTBEAT) < 0) {
            settings.problem("heartbeat", "is shorter than 1s", "Give 1s or more; 60s is usual.");
        }
        return new NodeSettings(
                keyFile,
                key,
                roles(settings),
                settings.text("region", RegionName.FORM, RegionName::isValid),
                settings.texts("setups"),
                heartbeat,
                Offer.from(settings.section("offer")),
                settings.optionalText("state-dir").map(Path::of));
    }

    /** The key in the file; any other where that cannot be read, so that the rest of the settings is checked too. */
    private static NodeKey key(Settings settings, Path file) {
        Optional<String> id = settings.optionalText("id");
        if (!settings.has("key-file")) {
            return NodeKey.generate();
        }
        try {
            NodeKey key = KeyFile.read(file);
            if (id.isPresent() && !id.get().equals(key.nodeId().hex())) {
                settings.problem(
                        "id",
                        "is '%s', but the key in %s is that of %s".formatted(id.get(), file, key.nodeId()),
                        "Leave it out: the key says who the node is.");
            }
            return key;
        } catch (KeyFileException e) {
            settings.problem("key-file", "cannot be used", String.valueOf(e.getMessage()));
            return NodeKey.generate();
        }
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
