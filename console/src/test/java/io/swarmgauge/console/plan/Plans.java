package io.swarmgauge.console.plan;

/** A plan file that uses everything. */
final class Plans {

    static final String FEED = "f".repeat(64);
    static final String ANNA = "a".repeat(64);
    static final String BAO = "b".repeat(64);

    static final String YAML = """
            terms:
              gold: {availability: 99%%, speed: 2Mbit/s, speed-guarantee: 0.9, lag: 100ms, lag-guarantee: 95%%}
            setups:
              - id: setup-1
                feed: %1$s
                chunks: "0-2,7"
                hosters:
                  - {id: %2$s, region: europe, pay-per-day: 300}
                  - {id: %3$s, region: asia}
                terms: gold
                plan: stream-plan
                from: 2026-12-01T00:00:00Z
                until: 2027-03-01T00:00:00+01:00
              - id: setup-2
                feed: %1$s
                chunks: [8, 9]
                hosters: [{id: %2$s, region: europe}]
                regions: [africa]
                terms: {lag: 12.5ms}
            jobs:
              - id: job-1
                kind: hosting_setup
                regions: [europe]
                providers: 2
                latency: 100ms
                latency-share: 90%%
                speed: 800kbit
                reliability: 0.95
                storage: 10GiB
                from: 2026-12-01T00:00:00Z
                until: 2027-01-01T00:00:00+01:00
            """.formatted(FEED, ANNA, BAO);

    private Plans() {}

    static Plan plan() {
        return plan(YAML);
    }

    static Plan plan(String yaml) {
        return PlanFile.parse("plan.yaml", yaml).plan();
    }
}
