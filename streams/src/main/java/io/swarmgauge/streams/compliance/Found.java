package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.streams.state.compliance.Sums;
import io.swarmgauge.streams.state.compliance.TermSum;
import java.util.List;

/** One term's sum among others. */
final class Found {

    private Found() {}

    static TermSum in(Sums sums, String region, ServiceTerm term) {
        return sums.getRegions().stream()
                .filter(sum -> sum.getRegion().equals(region))
                .flatMap(sum -> sum.getTerms().stream())
                .filter(sum -> sum.getTerm().equals(term.name()))
                .findFirst()
                .orElseGet(() -> new TermSum(term.name(), 0L, 0L, List.of()));
    }
}
