package io.swarmgauge.local.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.schema.plan.Job;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Who qualifies for the plan's jobs, as the console answers it, as lines of text. */
public final class JobPage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SwarmPlan plan;
    private final InetSocketAddress console;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public JobPage(SwarmPlan plan, InetSocketAddress console) {
        this.plan = plan;
        this.console = console;
    }

    /** Per job its candidates, best first, with what speaks against them. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("  who qualifies for the jobs of this run (all jobs: ./swarmgauge plan show)");
        for (Job job : plan.jobs()) {
            lines.add("  job " + job.getJobId());
            try {
                for (JsonNode candidate : candidates(job.getJobId())) {
                    lines.add("    " + describe(candidate.path("answer")));
                }
            } catch (IOException e) {
                lines.add("    the console gives no answer: " + e.getMessage());
            }
        }
        return lines;
    }

    private String describe(JsonNode answer) {
        String hoster = plan.nameOf(answer.path("hosterId").asText());
        if (answer.path("qualifies").asBoolean()) {
            return "%-7s qualifies%s"
                    .formatted(hoster, answer.path("provisional").asBoolean() ? ", provisionally" : "");
        }
        List<String> against = new ArrayList<>();
        for (JsonNode reason : answer.path("reasons")) {
            if (!reason.path("ok").asBoolean()) {
                against.add(reason.path("sentence").asText());
            }
        }
        return "%-7s does not: %s".formatted(hoster, String.join(". ", against));
    }

    private JsonNode candidates(String jobId) throws IOException {
        URI uri = URI.create("http://%s:%d/v1/jobs/%s/candidates"
                .formatted(console.getAddress().getHostAddress(), console.getPort(), jobId));
        try {
            HttpResponse<String> response =
                    http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new IOException(answer.path("detail").asText("status " + response.statusCode()));
            }
            return answer.path("items");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
