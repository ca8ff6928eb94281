package io.swarmgauge.producers.cli;

import com.fasterxml.jackson.databind.JsonNode;
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
        return agent.ask(
                command,
                "report-now",
                question -> setup == null ? question : question.put("setup", setup),
                ReportNowCommand::tell);
    }

    private static void tell(JsonNode answer, PrintWriter out) {
        JsonNode setups = answer.path("setups");
        if (setups.isEmpty()) {
            out.println("nothing to report: the node announced no setup as a hoster");
        }
        setups.forEach(reported -> out.printf("reported %s%n", reported.asText()));
    }
}
