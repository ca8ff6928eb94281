package io.swarmgauge.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.console.cli.ConsoleClient.NoAnswerException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmgauge candidates}: all hosters for a job, best first. */
@Command(
        name = "candidates",
        mixinStandardHelpOptions = true,
        description = "Lists all hosters for a job, best first, and what speaks against each.",
        exitCodeOnExecutionException = 3, // 1 would say no
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:at least one qualifies",
            "1:none does",
            "2:wrong usage",
            "3:no answer from the console, or the console does not know the job"
        })
public final class CandidatesCommand implements Callable<Integer> {

    private static final String ROW = "%4s  %-64s  %-11s  %s%n";

    @Parameters(paramLabel = "JOB", description = "The job's id.")
    private String job;

    @Mixin
    private ConsoleOptions console;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ConsoleClient client = console.client();
        try {
            List<JsonNode> candidates = all(client);
            PrintWriter out = spec.commandLine().getOut();
            out.printf(ROW, "", "HOSTER", "QUALIFIES", "AGAINST IT");
            int place = 0;
            for (JsonNode candidate : candidates) {
                place++;
                out.printf(ROW, place, candidate.path("hosterId").asText(), verdict(candidate), against(candidate));
            }
            out.flush();
            return candidates.stream().anyMatch(one -> one.path("qualifies").asBoolean()) ? 0 : 1;
        } catch (NoAnswerException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 3;
        }
    }

    private List<JsonNode> all(ConsoleClient client) throws NoAnswerException {
        List<JsonNode> candidates = new ArrayList<>();
        String path = "/v1/jobs/%s/candidates?limit=500".formatted(ConsoleClient.encoded(job));
        JsonNode page = client.get(path);
        take(client, page, candidates);
        while (page.path("next").isTextual()) {
            page = client.get(
                    path + "&cursor=" + ConsoleClient.encoded(page.path("next").asText()));
            take(client, page, candidates);
        }
        return candidates;
    }

    private static void take(ConsoleClient client, JsonNode page, List<JsonNode> candidates) throws NoAnswerException {
        if (!page.path("items").isArray()) {
            throw client.stranger();
        }
        page.path("items").forEach(item -> candidates.add(item.path("answer")));
    }

    private static String verdict(JsonNode candidate) {
        if (!candidate.path("qualifies").asBoolean()) {
            return "no";
        }
        return candidate.path("provisional").asBoolean() ? "provisional" : "yes";
    }

    private static String against(JsonNode candidate) {
        List<String> codes = new ArrayList<>();
        candidate.path("reasons").forEach(reason -> {
            if (!reason.path("ok").asBoolean()) {
                codes.add(reason.path("code").asText().toLowerCase(Locale.ROOT)
                        + (reason.path("region").isTextual()
                                ? " in " + reason.path("region").asText()
                                : ""));
            }
        });
        return codes.stream().distinct().collect(Collectors.joining(", "));
    }
}
