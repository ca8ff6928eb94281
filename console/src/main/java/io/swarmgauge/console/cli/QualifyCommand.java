package io.swarmgauge.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.console.cli.ConsoleClient.NoAnswerException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmgauge qualify}: does a hoster qualify for a job, and why. */
@Command(
        name = "qualify",
        mixinStandardHelpOptions = true,
        description = "Says whether a hoster qualifies for a job, with every reason and its figure.",
        exitCodeOnExecutionException = 3, // 1 would say no
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it qualifies",
            "1:it does not",
            "2:wrong usage",
            "3:no answer from the console, or the console does not know the hoster or the job"
        })
public final class QualifyCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "HOSTER",
            description = "The hoster's public key: 64 hex digits, or its first 8 or more.")
    private String hoster;

    @Parameters(index = "1", paramLabel = "JOB", description = "The job's id.")
    private String job;

    @Option(names = "--json", description = "Prints the console's answer as it came.")
    private boolean json;

    @Mixin
    private ConsoleOptions console;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ConsoleClient client = console.client();
        try {
            JsonNode answer = client.get("/v1/qualify?hoster=%s&job=%s"
                    .formatted(ConsoleClient.encoded(hoster), ConsoleClient.encoded(job)));
            if (!answer.path("qualifies").isBoolean()) {
                throw client.stranger();
            }
            boolean qualifies = answer.path("qualifies").asBoolean();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(answer.toPrettyString());
            } else {
                out.println(verdict(answer));
                answer.path("reasons")
                        .forEach(reason -> out.println((reason.path("ok").asBoolean() ? "  + " : "  - ")
                                + reason.path("sentence").asText()));
            }
            out.flush();
            return qualifies ? 0 : 1;
        } catch (NoAnswerException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 3;
        }
    }

    private static String verdict(JsonNode answer) {
        if (!answer.path("qualifies").asBoolean()) {
            return "no";
        }
        return answer.path("provisional").asBoolean() ? "yes, provisionally: until it is proven at work" : "yes";
    }
}
