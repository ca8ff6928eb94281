package io.swarmgauge.console.cli;

import io.swarmgauge.console.plan.Plan;
import io.swarmgauge.console.plan.PlanChange;
import io.swarmgauge.console.plan.PlanChange.Effect;
import io.swarmgauge.console.plan.PlanDifference;
import io.swarmgauge.console.plan.PlanKind;
import io.swarmgauge.console.plan.PlanTopics;
import io.swarmgauge.serdes.RegistryOutage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmgauge rules remove}: takes rules off the topic. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description =
                "Takes rules off plan.alert-rules, after showing which. Where the streams application's own file has a"
                        + " rule of that name, that one holds again; to switch it off, apply it with 'enabled: false'.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the rules are removed, or --dry-run has shown which would be",
            "1:the cluster or the registry refused or did not answer",
            "2:wrong usage, a name that is not on the topic, or nobody to ask and no --yes",
            "3:the answer was no; nothing was removed"
        })
public final class RulesRemoveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "The rules' names, as 'rules show' prints them.")
    private Set<String> names;

    @Mixin
    private PublishOptions publishing;

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        publishing.refuseIfNobodyCanBeAsked();
        try {
            PlanTopics topics = PlanClients.on(cluster);
            return publishing.publish(removal(topics.presentRules()), topics);
        } catch (KafkaException | IllegalStateException | RegistryOutage e) {
            spec.commandLine().getErr().println(PlanApplyCommand.reason(e, cluster));
            return 1;
        }
    }

    private PlanDifference removal(Plan present) {
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(present.rules().keySet());
        if (!missing.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    ("No rule on plan.alert-rules is called %s; nothing was removed. 'rules show' lists those that are. A rule of"
                                    + " the streams application's own file is switched off by applying it with 'enabled: false'.")
                            .formatted(String.join(", ", missing)));
        }
        List<PlanChange> changes = names.stream()
                .map(name -> new PlanChange(PlanKind.RULE, Effect.REMOVED, name, null, List.of()))
                .toList();
        return new PlanDifference(changes, present.rules().size() - changes.size());
    }
}
