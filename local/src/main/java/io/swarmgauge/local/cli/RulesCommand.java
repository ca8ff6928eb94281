package io.swarmgauge.local.cli;

import io.swarmgauge.console.cli.RulesRemoveCommand;
import io.swarmgauge.console.cli.RulesShowCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmgauge rules}: alert rules on the topic. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = {
            "Shows and changes the alert rules on plan.alert-rules. The streams application takes a change there at once,"
                    + " without a restart.",
            "A rule on the topic replaces the rule of the same name of the streams application's own file, or of the standard"
                    + " rules where it has none; with 'enabled: false' neither holds. A rule that is removed from the topic gives"
                    + " the file's back."
        },
        subcommands = {RulesFileCommand.class, RulesShowCommand.class, RulesRemoveCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class RulesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the rules: apply, show or remove");
    }
}
