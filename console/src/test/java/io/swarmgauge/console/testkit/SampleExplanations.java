package io.swarmgauge.console.testkit;

import io.swarmgauge.console.explain.ExplainDesk;
import io.swarmgauge.console.explain.ExplainRequest;
import io.swarmgauge.console.explain.Explained;
import io.swarmgauge.console.explain.Found;
import io.swarmgauge.console.explain.Place;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.node.BenchmarkResult;
import java.time.Duration;
import java.util.List;

/** Explanations that look like those of a cluster. */
public final class SampleExplanations {

    private SampleExplanations() {}

    /** Explains everything but the key 'later', for which the cluster is away. */
    public static ExplainDesk desk() {
        return new ExplainDesk(SampleExplanations::explained, 1, Duration.ZERO);
    }

    private static Explained explained(ExplainRequest request) {
        if (request.key().equals("later")) {
            throw new IllegalStateException("the cluster is away");
        }
        Found conclusion = new Found(
                request.topic().name(),
                new Place(1, 7),
                SampleRecords.MOMENT,
                request.key(),
                SampleRecords.full(Ranking.class),
                null,
                null,
                "the conclusion",
                "a ranking");
        Found evidence = new Found(
                "node.benchmarks",
                new Place(1, 3),
                SampleRecords.MOMENT,
                request.key(),
                SampleRecords.full(BenchmarkResult.class),
                SampleRecords.KEY,
                Found.Proof.VERIFIED,
                "what an attestor measured in the window",
                "asked for 5 chunks");
        return new Explained(conclusion, List.of(evidence), List.of("1 of 3 did not arrive."), List.of("ranks 1 of 3"));
    }
}
