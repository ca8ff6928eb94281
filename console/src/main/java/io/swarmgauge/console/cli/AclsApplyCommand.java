package io.swarmgauge.console.cli;

import io.swarmgauge.access.ClusterRules;
import io.swarmgauge.access.NodeQuota;
import io.swarmgauge.access.Principal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmgauge acls apply}: gives a cluster the rules, and nodes their quotas. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description =
                "Creates the missing access rules on a cluster, and sets quotas of nodes. Run again, it changes nothing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the rules are there, or --dry-run has shown what would change",
            "1:the cluster refused or did not answer",
            "2:wrong usage"
        })
final class AclsApplyCommand implements Callable<Integer> {

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private PrincipalOptions principals;

    @Option(
            names = "--node-bytes-per-second",
            paramLabel = "N",
            description = "Quota of each --node: bytes that it may write per second to each broker.")
    private @Nullable Double nodeBytes;

    @Option(
            names = "--node-request-percent",
            paramLabel = "N",
            description = "Quota of each --node: share of one broker thread's time for its requests.")
    private @Nullable Double nodePercent;

    @Option(
            names = "--prune",
            description = "Also removes rules of these principals that the catalogue does not ask for.")
    private boolean prune;

    @Option(names = "--dry-run", description = "Shows what would change and stops.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        NodeQuota quota = quota();
        List<Principal> named = principals.principals();
        PrintWriter out = spec.commandLine().getOut();
        try (Admin admin = Admin.create(cluster.client())) {
            ClusterRules rules = new ClusterRules(admin);
            ClusterRules.Changes changes = rules.changes(named, principals.rules());
            List<Principal> slower = quota.changes(admin, named);
            if (!dryRun) {
                make(changes, rules);
                rules.awaitInForce(named, changes.missing(), prune ? changes.superfluous() : Set.of());
                quota.apply(admin, slower);
            }
            tell(changes, slower, quota, out);
            return 0;
        } catch (KafkaException | IllegalStateException e) {
            spec.commandLine().getErr().println(reason(e));
            return 1;
        } finally {
            out.flush();
        }
    }

    private void make(ClusterRules.Changes changes, ClusterRules rules) {
        rules.create(changes.missing());
        if (prune) {
            rules.delete(changes.superfluous());
        }
    }

    private void tell(ClusterRules.Changes changes, List<Principal> slower, NodeQuota quota, PrintWriter out) {
        String would = dryRun ? "would be " : "";
        changes.missing().forEach(rule -> out.printf("%screated: %s%n", would, RuleText.line(rule)));
        changes.superfluous()
                .forEach(rule -> out.printf(
                        "%s: %s%n",
                        prune ? would + "removed" : "not asked for, --prune removes it", RuleText.line(rule)));
        slower.forEach(node -> out.printf("%sset: quota of %s %s%n", would, node.name(), quota.limits()));
        if (changes.missing().isEmpty()
                && slower.isEmpty()
                && (!prune || changes.superfluous().isEmpty())) {
            out.println("Nothing to do.");
        } else if (dryRun) {
            out.println("Nothing was changed (--dry-run).");
        }
    }

    private NodeQuota quota() {
        NodeQuota quota = NodeQuota.none();
        if (nodeBytes != null) {
            quota = quota.withBytesPerSecond(positive("--node-bytes-per-second", nodeBytes));
        }
        return nodePercent == null ? quota : quota.withRequestPercent(positive("--node-request-percent", nodePercent));
    }

    private double positive(String option, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new ParameterException(spec.commandLine(), "%s must be above 0, is %s".formatted(option, value));
        }
        return value;
    }

    private static String reason(RuntimeException e) {
        return e.getCause() instanceof SecurityDisabledException
                ? "The brokers have no authorizer, so rules would change nothing. Set authorizer.class.name on brokers and controllers (docs/security.md)."
                : Reasons.of(e);
    }
}
