package io.swarmgauge.console.cli;

import io.swarmgauge.console.api.AvroJson;
import io.swarmgauge.console.plan.RuleYaml;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.serdes.RegistryOutage;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code swarmgauge rules show}: the rules on the topic as a file that {@code rules apply} takes. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints the rules on plan.alert-rules as YAML that 'rules apply' takes. Those of the streams"
                + " application's own file are not among them.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:printed",
            "1:the cluster or the registry does not answer, or the topic is missing",
            "2:wrong usage"
        })
public final class RulesShowCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Prints one JSON object per line, with the fields of the record.")
    private boolean json;

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            Map<String, AlertRule> rules =
                    PlanClients.on(cluster).presentRules().rules();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                rules.values().forEach(rule -> out.println(AvroJson.of(rule)));
            } else {
                out.print(RuleYaml.text(rules.values()));
            }
            out.flush();
            rules.forEach(this::warnOfOtherName);
            return 0;
        } catch (KafkaException | IllegalStateException | RegistryOutage e) {
            spec.commandLine().getErr().println(PlanApplyCommand.reason(e, cluster));
            return 1;
        }
    }

    private void warnOfOtherName(String key, AlertRule rule) {
        if (!rule.getName().equals(key)) {
            spec.commandLine()
                    .getErr()
                    .println(Shown.text(
                            "The rule '%s' stands under the key '%s' and is not in force: 'rules remove' takes the key."
                                    .formatted(rule.getName(), key)));
        }
    }
}
