package io.swarmgauge.producers.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.settings.InvalidSettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has a running agent publish its hoster's self-reports at once. */
@Command(
        name = "report-now",
        mixinStandardHelpOptions = true,
        description = "Has a running agent publish the self-reports of the current period at once.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:no agent answered, or it refused", "2:bad usage or config"})
final class ReportNowCommand implements Callable<Integer> {

    @Mixin
    private RunningAgent agent;

    @Option(names = "--setup", paramLabel = "ID", description = "Only this hosting setup.")
    private @Nullable String setup;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        try {
            AgentClient client = agent.client(command);
            ObjectNode question = client.question("report-now");
            if (setup != null) {
                question.put("setup", setup);
            }
            JsonNode answer = client.ask(question);
            if (answer.path("type").asText().equals("error")) {
                err.printf("the agent refused: %s%n", answer.path("detail").asText());
                return ExitCode.FAILED;
            }
            JsonNode setups = answer.path("setups");
            if (setups.isEmpty()) {
                out.println("nothing to report: the node announced no setup as a hoster");
            }
            setups.forEach(reported -> out.printf("reported %s%n", reported.asText()));
            return ExitCode.OK;
        } catch (InvalidSettingsException e) {
            err.println(e.getMessage());
            return ExitCode.USAGE;
        } catch (IOException e) {
            err.println(e.getMessage());
            return ExitCode.FAILED;
        }
    }
}
