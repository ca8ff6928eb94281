package io.swarmgauge.producers.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks a running agent how it is doing. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Asks a running agent for its counters since it started.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the agent answered", "1:no agent answered", "2:bad usage or config"})
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private RunningAgent agent;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        return agent.ask(command, "status", question -> question, StatusCommand::tell);
    }

    private static void tell(JsonNode answer, PrintWriter out) {
        answer.properties().stream()
                .filter(field -> !field.getKey().equals("type"))
                .forEach(field -> out.printf(
                        "%-10s %s%n", field.getKey(), field.getValue().asText()));
    }
}
