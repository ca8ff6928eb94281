package io.swarmgauge.local;

import io.swarmgauge.console.cli.AclsCommand;
import io.swarmgauge.console.cli.AlertsCommand;
import io.swarmgauge.console.cli.CandidatesCommand;
import io.swarmgauge.console.cli.ComplianceCommand;
import io.swarmgauge.console.cli.ConsoleCommand;
import io.swarmgauge.console.cli.DeadLettersCommand;
import io.swarmgauge.console.cli.DeliverCommand;
import io.swarmgauge.console.cli.ExplainCommand;
import io.swarmgauge.console.cli.PlanCommand;
import io.swarmgauge.console.cli.QualifyCommand;
import io.swarmgauge.console.cli.RecordCommand;
import io.swarmgauge.console.cli.ReplayCommand;
import io.swarmgauge.console.cli.TailCommand;
import io.swarmgauge.console.cli.TopicsCommand;
import io.swarmgauge.local.cli.CheckCommand;
import io.swarmgauge.local.cli.KeystorePemCommand;
import io.swarmgauge.local.cli.RulesCommand;
import io.swarmgauge.local.cli.SwarmCommand;
import io.swarmgauge.local.cli.UpCommand;
import io.swarmgauge.local.logging.LogFormat;
import io.swarmgauge.producers.cli.AgentCommand;
import io.swarmgauge.producers.cli.KeygenCommand;
import io.swarmgauge.streams.runtime.StreamsCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code swarmgauge} command: every part of the system is a subcommand. */
@Command(
        name = "swarmgauge",
        mixinStandardHelpOptions = true,
        version = "swarmgauge 0.1.0",
        description = "Measures a hosting swarm: what can be believed, who is good where, who ranks first.",
        subcommands = {
            UpCommand.class,
            AgentCommand.class,
            CheckCommand.class,
            KeygenCommand.class,
            StreamsCommand.class,
            ConsoleCommand.class,
            PlanCommand.class,
            QualifyCommand.class,
            CandidatesCommand.class,
            AlertsCommand.class,
            RulesCommand.class,
            DeliverCommand.class,
            ComplianceCommand.class,
            ExplainCommand.class,
            TailCommand.class,
            DeadLettersCommand.class,
            RecordCommand.class,
            ReplayCommand.class,
            TopicsCommand.class,
            AclsCommand.class,
            SwarmCommand.class,
            KeystorePemCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Optional<String> problem = LogFormat.problem(System.getenv());
        problem.ifPresent(System.err::println);
        System.exit(problem.isPresent() ? ExitCode.USAGE : commandLine().execute(args));
    }

    /** The command as a person types it, for the launcher and for tests. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, words) -> refused(wrong))
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    /** Says what is wrong and where help is: the whole usage text would push the message off the screen. */
    private static int refused(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.printf("Help: ./%s --help%n", command.getCommandSpec().qualifiedName());
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
