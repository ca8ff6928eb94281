package io.swarmgauge.producers.config;

import io.swarmgauge.schema.node.Role;
import java.util.Locale;
import java.util.Optional;

/** Roles as people and nodes write them. */
public final class RoleName {

    private RoleName() {}

    /** The role of that name, whatever its case; "attester" is accepted for attestor. */
    public static Optional<Role> parse(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "hoster" -> Optional.of(Role.HOSTER);
            case "attestor", "attester" -> Optional.of(Role.ATTESTOR);
            case "leecher" -> Optional.of(Role.LEECHER);
            case "encoder" -> Optional.of(Role.ENCODER);
            default -> Optional.empty();
        };
    }
}
