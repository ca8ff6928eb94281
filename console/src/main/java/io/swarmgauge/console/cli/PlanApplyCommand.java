package io.swarmgauge.console.cli;

import io.swarmgauge.console.plan.PlanDifference;
import io.swarmgauge.console.plan.PlanFile;
import io.swarmgauge.console.plan.PlanKind;
import io.swarmgauge.console.plan.PlanTopics;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.settings.InvalidSettingsException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmgauge plan apply}: makes the plan on the topics what a file says. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = "Publishes the setups and jobs of a YAML file, after showing what would change.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the plan is as the file says, or --dry-run has shown what would change",
            "1:the cluster or the registry refused or did not answer",
            "2:wrong usage, a wrong file, or nobody to ask and no --yes",
            "3:the answer was no; nothing was published"
        })
final class PlanApplyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The plan: terms, setups, jobs.")
    private Path file;

    @Option(
            names = "--prune",
            description = "Also removes what the file does not name: setups if it has setups, jobs if it has jobs.")
    private boolean prune;

    @Mixin
    private PublishOptions publishing;

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PlanFile wanted = wanted();
        if (prune) {
            wanted.emptyKinds().forEach(this::refuseToRemoveAll);
        }
        publishing.refuseIfNobodyCanBeAsked();
        try {
            return apply(wanted, PlanClients.on(cluster));
        } catch (KafkaException | IllegalStateException | RegistryOutage e) {
            spec.commandLine().getErr().println(reason(e, cluster));
            return 1;
        }
    }

    static String reason(RuntimeException e, ClusterOptions cluster) {
        if (e instanceof IllegalStateException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof RegistryOutage) {
            return "%s. Nothing was published. Is it running? --registry names another.".formatted(e.getMessage());
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (e instanceof SerializationException) {
            return "the registry refused or did not answer: %s. Nothing was published. Is it running, and does it know the"
                            .formatted(cause.getMessage())
                    + " plan's schemas? 'swarmgauge topics create' registers them.";
        }
        return "%s refused or did not answer: %s. Is it running? 'swarmgauge up' starts one on this machine."
                .formatted(cluster.bootstrapServers(), cause.getMessage());
    }

    private void refuseToRemoveAll(PlanKind kind) {
        throw new ParameterException(
                spec.commandLine(),
                "%s: %ss: is empty, and --prune would remove every %s of the plan. Leave %ss out to keep them, or name those that stay."
                        .formatted(file, kind.word(), kind.word(), kind.word()));
    }

    private PlanFile wanted() {
        try {
            return PlanFile.read(file);
        } catch (InvalidSettingsException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int apply(PlanFile wanted, PlanTopics topics) {
        return publishing.publish(
                PlanDifference.between(topics.present(), wanted.plan(), prune ? wanted.kinds() : Set.of()), topics);
    }
}
