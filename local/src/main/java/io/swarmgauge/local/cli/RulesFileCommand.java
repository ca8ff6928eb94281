package io.swarmgauge.local.cli;

import io.swarmgauge.console.cli.RulesApplyCommand;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.streams.alert.AlertRulesFile;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code swarmgauge rules apply}: publishes what the streams application would read from the file itself. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = {
            "Publishes the alert rules of a YAML file, after showing what would change. They are in force from the next"
                    + " observation on.",
            "Each replaces the rule of its name in the streams application's own file or the standard rules; with 'enabled:"
                    + " false' it switches that one off. An alert that fires by a rule that is changed or removed is RESOLVED."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the topic is as the file says, or --dry-run has shown what would change",
            "1:the cluster or the registry refused or did not answer",
            "2:wrong usage, a wrong file, or nobody to ask and no --yes",
            "3:the answer was no; nothing was published"
        })
final class RulesFileCommand extends RulesApplyCommand {

    @Override
    protected List<AlertRule> read(Path rulesFile) {
        return AlertRulesFile.read(rulesFile);
    }
}
