package io.swarmgauge.console.cli;

import io.swarmgauge.access.AccessRules;
import io.swarmgauge.access.Principal;
import io.swarmgauge.access.PrincipalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclBinding;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who speaks to the cluster, and as what. */
final class PrincipalOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--node", paramLabel = "User:NAME", description = "An agent. Repeatable, as are the others.")
    private List<String> nodes = List.of();

    @Option(names = "--streams", paramLabel = "User:NAME", description = "The streams application.")
    private List<String> streams = List.of();

    @Option(names = "--planner", paramLabel = "User:NAME", description = "Publishes setups, jobs and alert rules.")
    private List<String> planners = List.of();

    @Option(names = "--consumer", paramLabel = "User:NAME", description = "Reads conclusions: integrators, deliver.")
    private List<String> consumers = List.of();

    @Option(
            names = "--console",
            paramLabel = "User:NAME",
            description = "A consumer that also reads what nodes say, to show it: the console.")
    private List<String> consoles = List.of();

    @Option(names = "--operator", paramLabel = "User:NAME", description = "A consumer and planner who re-submits.")
    private List<String> operators = List.of();

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            defaultValue = AccessRules.DEFAULT_APPLICATION_ID,
            description = "The streams application's application.id (default: ${DEFAULT-VALUE}).")
    private String applicationId;

    @Option(
            names = "--group-prefix",
            paramLabel = "PREFIX",
            defaultValue = AccessRules.DEFAULT_GROUP_PREFIX,
            description = "With which the groups of consumers begin (default: ${DEFAULT-VALUE}).")
    private String groupPrefix;

    List<Principal> principals() {
        List<Principal> principals = new ArrayList<>();
        add(principals, PrincipalKind.NODE, nodes);
        add(principals, PrincipalKind.STREAMS, streams);
        add(principals, PrincipalKind.PLANNER, planners);
        add(principals, PrincipalKind.CONSUMER, consumers);
        add(principals, PrincipalKind.CONSOLE, consoles);
        add(principals, PrincipalKind.OPERATOR, operators);
        if (principals.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Nobody is named: give --node, --streams, --planner, --consumer, --console or --operator User:NAME");
        }
        return principals;
    }

    Set<AclBinding> rules() {
        return new AccessRules(applicationId, groupPrefix).of(principals());
    }

    private void add(List<Principal> principals, PrincipalKind kind, List<String> names) {
        for (String name : names) {
            try {
                principals.add(new Principal(kind, name));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--%s: %s".formatted(kind.word(), e.getMessage()), e);
            }
        }
    }
}
