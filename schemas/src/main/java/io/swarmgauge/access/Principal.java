package io.swarmgauge.access;

import org.apache.kafka.common.security.auth.KafkaPrincipal;

/**
 * Somebody who speaks to the cluster.
 *
 * @param name as the brokers know it, such as {@code User:node-1} or, from a certificate, {@code User:CN=node-1}
 */
public record Principal(PrincipalKind kind, String name) {

    private static final String PREFIX = KafkaPrincipal.USER_TYPE + ":";

    public Principal {
        if (!name.startsWith(PREFIX) || name.length() == PREFIX.length() || name.equals(PREFIX + "*")) {
            throw new IllegalArgumentException("'%s' is not a principal: write it as User:name".formatted(name));
        }
    }

    /** The name as quotas have it: without its type. */
    public String user() {
        return name.substring(PREFIX.length());
    }
}
