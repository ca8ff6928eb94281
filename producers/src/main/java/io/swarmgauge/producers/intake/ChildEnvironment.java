package io.swarmgauge.producers.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a node's process gets of the agent's environment: where programs, homes and languages are, and nothing else. The
 * agent's variables may hold the credentials of its Kafka clients, and a node talks to strangers.
 */
final class ChildEnvironment {

    private static final Pattern PASSED_ON =
            Pattern.compile("PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TMP|TEMP|LANG|LANGUAGE|LC_[A-Z]+|TZ"
                    + "|NODE_OPTIONS|NODE_PATH|NODE_ENV|NODE_EXTRA_CA_CERTS");

    private ChildEnvironment() {}

    /** The variables of the child: those of the config win. */
    static Map<String, String> of(Map<String, String> agents, Map<String, String> config) {
        Map<String, String> child = new HashMap<>(agents);
        child.keySet().removeIf(name -> !PASSED_ON.matcher(name).matches());
        child.putAll(config);
        return child;
    }
}
