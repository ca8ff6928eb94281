package io.swarmgauge.console.cli;

import io.swarmgauge.console.plan.PlanYaml;
import io.swarmgauge.serdes.RegistryOutage;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code swarmgauge plan show}: the present plan as a file that {@code plan apply} takes. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints the present plan as YAML that 'plan apply' takes.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:printed",
            "1:the cluster or the registry does not answer, or a topic is missing",
            "2:wrong usage"
        })
final class PlanShowCommand implements Callable<Integer> {

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            PrintWriter out = spec.commandLine().getOut();
            out.print(PlanYaml.text(PlanClients.on(cluster).present()));
            out.flush();
            return 0;
        } catch (KafkaException | IllegalStateException | RegistryOutage e) {
            spec.commandLine().getErr().println(PlanApplyCommand.reason(e, cluster));
            return 1;
        }
    }
}
