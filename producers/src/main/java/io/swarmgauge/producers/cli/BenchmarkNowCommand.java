package io.swarmgauge.producers.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has a running attestor's agent measure hosters RAW at once. */
@Command(
        name = "benchmark-now",
        mixinStandardHelpOptions = true,
        description =
                "Has a running attestor's agent make RAW benchmarks at once: of every hoster that it measures, or of some.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the agent measures", "1:no agent answered, or it refused", "2:bad usage or config"})
final class BenchmarkNowCommand implements Callable<Integer> {

    @Mixin
    private RunningAgent agent;

    @Option(names = "--setup", paramLabel = "ID", description = "Only on this hosting setup.")
    private @Nullable String setup;

    @Option(names = "--hoster", paramLabel = "KEY", description = "Only this hoster: 64 lower-case hex digits.")
    private @Nullable String hoster;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        return agent.ask(command, "benchmark-now", this::which, BenchmarkNowCommand::tell);
    }

    private ObjectNode which(ObjectNode question) {
        if (setup != null) {
            question.put("setup", setup);
        }
        if (hoster != null) {
            question.put("hoster", hoster);
        }
        return question;
    }

    private static void tell(JsonNode answer, PrintWriter out) {
        int targets = answer.path("targets").asInt();
        if (targets == 0) {
            out.println("nothing to measure: the plan, as far as the agent has read it, names no hoster for it");
        } else {
            out.printf("measures RAW: %d; the results go to node.benchmarks%n", targets);
        }
    }
}
