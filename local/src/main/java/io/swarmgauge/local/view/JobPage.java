package io.swarmgauge.local.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.schema.plan.Job;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Who qualifies for the plan's jobs, as the console answers it, as lines of text. */
public final class JobPage {

    private final SwarmPlan plan;
    private final ConsoleApi api;

    public JobPage(SwarmPlan plan, ConsoleApi api) {
        this.plan = plan;
        this.api = api;
    }

    /** Per job its candidates, best first, with what speaks against them. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("  who qualifies for the jobs of this run (all jobs: ./swarmgauge plan show)");
        for (Job job : plan.jobs()) {
            lines.add("  job " + job.getJobId());
            try {
                for (JsonNode candidate : api.get("/v1/jobs/%s/candidates".formatted(job.getJobId()))
                        .path("items")) {
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
}
