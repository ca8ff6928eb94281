package io.swarmgauge.console.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.settings.InvalidSettingsException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanFileTest {

    @Test
    void aFileBecomesTheRecordsOfThePlan() {
        PlanFile file = PlanFile.parse("plan.yaml", Plans.YAML);

        assertThat(file.kinds()).containsExactlyInAnyOrder(PlanKind.SETUP, PlanKind.JOB);
        assertThat(file.plan().setups())
                .isEqualTo(Map.of(
                        "setup-1",
                        new HostingSetup(
                                "setup-1",
                                Plans.FEED,
                                List.of(0, 1, 2, 7),
                                List.of(
                                        new SetupHoster(Plans.ANNA, "europe", 300L),
                                        new SetupHoster(Plans.BAO, "asia", null)),
                                List.of("europe", "asia"),
                                new Terms(0.99, 2_000_000L, 0.9, 100.0, 0.95),
                                "stream-plan",
                                Instant.parse("2026-12-01T00:00:00Z").toEpochMilli(),
                                Instant.parse("2027-02-28T23:00:00Z").toEpochMilli()),
                        "setup-2",
                        new HostingSetup(
                                "setup-2",
                                Plans.FEED,
                                List.of(8, 9),
                                List.of(new SetupHoster(Plans.ANNA, "europe", null)),
                                List.of("africa"),
                                new Terms(null, null, null, 12.5, null),
                                null,
                                null,
                                null)));
        assertThat(file.plan().jobs().get("job-1"))
                .isEqualTo(Job.newBuilder()
                        .setJobId("job-1")
                        .setKind("hosting_setup")
                        .setRegions(List.of("europe"))
                        .setProviders(2)
                        .setLatencyMs(100.0)
                        .setLatencyShare(0.9)
                        .setSpeedBitsPerSecond(800_000.0)
                        .setMinReliability(0.95)
                        .setStorageBytes(10L << 30)
                        .setFromTime(Instant.parse("2026-12-01T00:00:00Z").toEpochMilli())
                        .setUntilTime(Instant.parse("2026-12-31T23:00:00Z").toEpochMilli())
                        .build());
    }

    @Test
    void everyProblemIsNamedAtOnceWithItsPlace() {
        String text = """
                setups:
                  - id: setup-1
                    feed: not-a-key
                    chunks: 3-1
                    hosters:
                      - {id: %1$s, region: europe}
                      - {id: %1$s, region: asia, pay-per-day: -1}
                    terms: gold
                    plan: ""
                    from: 2026-12-01T00:00:00Z
                    until: 2026-12-01T00:00:00Z
                  - id: setup-1
                    feed: %1$s
                    chunks: [0, -1]
                    terms: {speed-guarantee: 90%%, lag: 0ms}
                jobs:
                  - id: job-1
                    kind: hosting_setup
                    latency: soon
                    latency-share: 1.5
                    colour: red
                    from: 2026-12-01T00:00:00Z
                    until: 2026-11-01T00:00:00Z
                """.formatted(Plans.ANNA);

        assertThat(problemsOf(text))
                .contains(
                        "setups[0].feed: must be 64 lower-case hex digits, is 'not-a-key'",
                        "setups[0].chunks: must be chunk indexes such as 0-9,12",
                        "setups[0].hosters[1].id: names a hoster of this setup again",
                        "setups[0].hosters[1].pay-per-day: must be a whole number, at least 0, is '-1'",
                        "setups[0].terms: 'gold' is none of the file's terms",
                        "setups[0].plan: must be a text of 1 to 256 characters, is ''",
                        "setups[0].until: is not after from",
                        "setups[1].id: 'setup-1' is taken",
                        "setups[1].chunks: must be chunk indexes such as 0-9,12",
                        "setups[1].hosters: is missing",
                        "setups[1].terms.speed-guarantee: guarantees nothing without speed",
                        "setups[1].terms.lag: must be a time above nothing, such as 100ms or 2s, is '0ms'",
                        "jobs[0].latency: must be a time above nothing, such as 100ms or 2s, is 'soon'",
                        "jobs[0].latency-share: must be a share such as 0.95 or 95%, is '1.5'",
                        "jobs[0].regions: must name at least one region",
                        "jobs[0].until: is not after from",
                        "jobs[0].colour: is not a setting");
    }

    @Test
    void aFileThatSpeaksOfNothingIsAMistake() {
        assertThat(problemsOf("terms: {gold: {lag: 5ms}}")).containsExactly("setups: is missing, and so is jobs");
    }

    @Test
    void aPlanWrittenAsAFileReadsTheSameAgain() {
        Plan plan = PlanFile.parse("plan.yaml", Plans.YAML).plan();

        assertThat(PlanFile.parse("again.yaml", PlanYaml.text(plan)).plan()).isEqualTo(plan);
    }

    @Test
    void figuresThatNoUnitFitsKeepEveryDigit() {
        Plan odd = PlanFile.parse(
                        "odd.yaml",
                        "jobs: [{id: j, kind: k, regions: [r], speed: 1234567bit, latency: 0.1ms,"
                                + " latency-share: 0.333333, storage: 1000000001, bandwidth: 0.0000015Gbit}]")
                .plan();

        assertThat(PlanYaml.text(odd)).contains("\"1234567bit\"", "\"0.1ms\"", "0.333333", "\"1500bit\"");
        assertThat(PlanFile.parse("again.yaml", PlanYaml.text(odd)).plan()).isEqualTo(odd);
    }

    @Test
    void aPlanWithoutJobsIsWrittenWithoutAskingForTheirRemoval() {
        Plan setupsOnly = new Plan(Plans.plan().setups(), new TreeMap<>());

        assertThat(PlanFile.parse("again.yaml", PlanYaml.text(setupsOnly)))
                .isEqualTo(new PlanFile(setupsOnly, Set.of(PlanKind.SETUP)));
    }

    @Test
    void idsAndRegionsAreShortAndWithoutControlCharacters() {
        String text = """
                setups: [{id: "a\\tb", feed: %1$s, chunks: 0, hosters: [{id: %1$s, region: "r\\n"}], regions: ["x\\0"]}]
                jobs: [{id: %2$s, kind: k, regions: ["r\\t"]}]
                """.formatted(Plans.ANNA, "j".repeat(257));

        assertThat(problemsOf(text))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "setups[0].id",
                        "setups[0].hosters[0].region",
                        "setups[0].regions",
                        "jobs[0].id",
                        "jobs[0].regions");
    }

    private static List<String> problemsOf(String text) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> PlanFile.parse("plan.yaml", text))
                .problems()
                .stream()
                .map(problem -> problem.field() + ": " + problem.wrong())
                .toList();
    }
}
