package io.swarmgauge.console.explain;

import io.swarmgauge.schema.gauge.Coverage;
import io.swarmgauge.schema.gauge.NodeGap;
import io.swarmgauge.schema.gauge.SwarmState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** What a conclusion itself says is missing of its evidence. */
final class Shortfalls {

    private Shortfalls() {}

    static List<String> of(SpecificRecord conclusion) {
        Stream<Coverage> coverages = conclusion instanceof SwarmState swarm
                ? Stream.of(
                                Optional.ofNullable(swarm.getBusyness()).map(busy -> busy.getCoverage()),
                                Optional.ofNullable(swarm.getHealth()).map(health -> health.getCoverage()))
                        .flatMap(Optional::stream)
                : Fields.of(conclusion, "coverage", Coverage.class).stream();
        return coverages
                .filter(coverage -> coverage.getMissing() > 0)
                .map(Shortfalls::words)
                .toList();
    }

    private static String words(Coverage coverage) {
        return "%d of %d records of nodes did not arrive%s."
                .formatted(
                        coverage.getMissing(),
                        coverage.getArrived() + coverage.getMissing(),
                        coverage.getIncomplete().isEmpty()
                                ? ""
                                : coverage.getIncomplete().stream()
                                        .map(Shortfalls::gap)
                                        .collect(Collectors.joining(", ", ": ", "")));
    }

    private static String gap(NodeGap gap) {
        return "%d of node %s".formatted(gap.getMissing(), OneLine.brief(gap.getNodeId()));
    }
}
