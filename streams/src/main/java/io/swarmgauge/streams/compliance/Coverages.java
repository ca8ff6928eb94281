package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.gauge.Coverage;
import io.swarmgauge.schema.gauge.NodeGap;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.state.compliance.ComplianceRow;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How much of the evidence for a window arrived, in attestations and in storage checks. */
final class Coverages {

    private static final int MOST_NODES = 32;
    private static final StateSerde<Coverage> SERDE = StateSerde.of(Coverage.class);

    private Coverages() {}

    static @Nullable Coverage of(ComplianceRow row) {
        return Stream.of(Optional.ofNullable(row.getAttestedCoverage()), Optional.ofNullable(row.getHealthCoverage()))
                .flatMap(Optional::stream)
                .map(ByteBuffer::duplicate)
                .map(SERDE::decode)
                .reduce(Coverages::sum)
                .orElse(null);
    }

    static @Nullable ByteBuffer bytes(@Nullable Coverage coverage) {
        return coverage == null ? null : SERDE.encode(coverage);
    }

    private static Coverage sum(Coverage one, Coverage other) {
        TreeMap<String, Long> gaps = new TreeMap<>();
        Stream.concat(one.getIncomplete().stream(), other.getIncomplete().stream())
                .forEach(gap -> gaps.merge(gap.getNodeId(), gap.getMissing(), Coverages::plus));
        return new Coverage(
                one.getArrived() + other.getArrived(),
                plus(one.getMissing(), other.getMissing()),
                gaps.entrySet().stream()
                        .limit(MOST_NODES)
                        .map(gap -> new NodeGap(gap.getKey(), gap.getValue()))
                        .toList());
    }

    /** Sequence numbers are what nodes say: a sum of them stays at the end of its range. */
    private static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
