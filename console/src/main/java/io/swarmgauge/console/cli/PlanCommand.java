package io.swarmgauge.console.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarmgauge plan}: setups and jobs. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows and changes what was agreed: setups with their terms, and jobs.",
        subcommands = {PlanApplyCommand.class, PlanShowCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class PlanCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the plan: apply or show");
    }
}
