package io.swarmgauge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.stories.ConsoleAnswers.Printed;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan comes from a file, shows what it would change, and is on the topics afterwards. */
class PlanApplyTest {

    private static final String PLAN = """
            terms:
              near: { speed: 1Mbit, speed-guarantee: 90%%, lag: %s, lag-guarantee: 95%% }
            setups:
              - id: applied-1
                feed: 'aa%s'
                chunks: 0-9
                hosters:
                  - { id: 'b1%s', region: europe, pay-per-day: 300 }
                  - { id: 'b2%s', region: asia }
                terms: near
            jobs:
              - { id: applied-job, kind: hosting_setup, regions: [europe], latency: 100ms, storage: 1GiB }
            """;

    private static final String REST = "0".repeat(62);

    private final LocalPipeline pipeline = Pipeline.shared();

    @TempDir
    private Path directory;

    @Test
    void whatTheFileSaysIsShownFirstAndThenPublished() throws IOException {
        Printed dry = apply("80ms", "--dry-run");
        assertThat(dry.code()).isZero();
        assertThat(dry.text()).contains("+ setup applied-1", "+ job applied-job");
        assertThat(setups()).isEmpty();

        assertThat(apply("80ms", "--yes").code()).isZero();
        assertThat(setups()).hasSize(1).allSatisfy(setup -> {
            assertThat(setup.getChunks()).hasSize(10);
            assertThat(setup.getHosters().get(0).getPayPerDay()).isEqualTo(300);
            assertThat(setup.getTerms().getLagMs()).isEqualTo(80);
        });
        assertThat(jobs()).hasSize(1);

        Printed again = apply("80ms", "--yes");
        assertThat(again.code()).isZero();
        assertThat(setups()).as("nothing is published again").hasSize(1);

        Printed changed = apply("60ms", "--yes");
        assertThat(changed.code()).isZero();
        assertThat(changed.text()).contains("~ setup applied-1", "80", "60");
        assertThat(setups()).hasSize(2);

        assertThat(command("plan", "show").text()).contains("applied-1", "applied-job");
    }

    @Test
    void aFileWithMistakesIsRefusedWholeAndNamesThemAll() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.yaml"), """
                setups:
                  - { id: bad-1, feed: xyz, chunks: 9-0, hosters: [] }
                jobs:
                  - { id: bad-job, kind: hosting_setup, regions: [], latency-share: 120% }
                """);

        Printed refused = command("plan", "apply", file.toString(), "--yes");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.text()).contains("feed", "chunks", "hosters", "regions", "latency-share");
    }

    private Printed apply(String lag, String option) throws IOException {
        Path file = Files.writeString(directory.resolve("plan.yaml"), PLAN.formatted(lag, REST, REST, REST));
        return command("plan", "apply", file.toString(), option);
    }

    private Printed command(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        Collections.addAll(
                all,
                "--bootstrap-servers",
                pipeline.cluster().bootstrapServers(),
                "--registry",
                pipeline.cluster().registryUrl());
        return ConsoleAnswers.command(all.toArray(String[]::new));
    }

    private List<HostingSetup> setups() {
        try (TopicView<HostingSetup> view = TopicView.of(pipeline, TopicCatalogue.HOSTING_SETUPS)) {
            return view.values(setup -> setup != null && setup.getSetupId().equals("applied-1"));
        }
    }

    private List<Job> jobs() {
        try (TopicView<Job> view = TopicView.of(pipeline, TopicCatalogue.PLAN_JOBS)) {
            return view.values(job -> job != null && job.getJobId().equals("applied-job"));
        }
    }
}
