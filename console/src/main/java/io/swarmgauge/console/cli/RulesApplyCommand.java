package io.swarmgauge.console.cli;

import io.swarmgauge.console.plan.Plan;
import io.swarmgauge.console.plan.PlanDifference;
import io.swarmgauge.console.plan.PlanKind;
import io.swarmgauge.console.plan.PlanTopics;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.settings.InvalidSettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Makes the alert rules on the topic what a file says. How a rules file is read only the streams application knows, which
 * the console does not depend on: whoever knows both reads it.
 */
public abstract class RulesApplyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The rules, as docs/alert-rules.md describes them.")
    private Path file;

    @Option(
            names = "--remove-others",
            description = "Also removes the rules on the topic that the file does not name; without it they stay.")
    private boolean removeOthers;

    @Mixin
    private PublishOptions publishing;

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    /**
     * The rules of a file.
     *
     * @throws InvalidSettingsException if it cannot be read or a rule cannot be used
     */
    protected abstract List<AlertRule> read(Path rulesFile);

    @Override
    public final Integer call() {
        Plan wanted = wanted();
        publishing.refuseIfNobodyCanBeAsked();
        try {
            PlanTopics topics = PlanClients.on(cluster);
            Set<PlanKind> pruned = removeOthers ? Set.of(PlanKind.RULE) : Set.of();
            return publishing.publish(PlanDifference.between(topics.presentRules(), wanted, pruned), topics);
        } catch (KafkaException | IllegalStateException | RegistryOutage e) {
            spec.commandLine().getErr().println(PlanApplyCommand.reason(e, cluster));
            return 1;
        }
    }

    private Plan wanted() {
        List<AlertRule> rules;
        try {
            rules = read(file);
        } catch (InvalidSettingsException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        if (removeOthers && rules.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s: rules: is empty, and --remove-others would remove every rule on the topic. Name those that stay."
                            .formatted(file));
        }
        return Plan.ofRules(rules);
    }
}
