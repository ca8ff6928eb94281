package io.swarmgauge.streams.compliance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.swarmgauge.schema.gauge.BurnRate;
import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.streams.state.compliance.Miss;
import io.swarmgauge.streams.state.compliance.TermSum;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How fast an error budget burns over each pair of windows. A window with too few samples has no rate and burns nothing. */
final class BurnRatePolicy {

    private final ComplianceSettings settings;

    BurnRatePolicy(ComplianceSettings settings) {
        this.settings = settings;
    }

    /** @param over what was counted in the window of this length that ends now */
    List<BurnRate> rates(ServiceTerm term, double objective, Function<Duration, TermSum> over) {
        ErrorBudget budget = new ErrorBudget(objective);
        return BurnPair.ALL.stream()
                .map(pair -> rate(term, budget, pair, over.apply(pair.longer()), over.apply(pair.shorter())))
                .toList();
    }

    private BurnRate rate(ServiceTerm term, ErrorBudget budget, BurnPair pair, TermSum longer, TermSum shorter) {
        Double longRate = rate(term, budget, pair.longer(), longer);
        Double shortRate = rate(term, budget, pair.shorter(), shorter);
        return new BurnRate(
                pair.longer().toMillis(),
                pair.shorter().toMillis(),
                pair.factor(),
                longRate,
                shortRate,
                longer.getTotal(),
                shorter.getTotal(),
                longRate != null && shortRate != null && longRate > pair.factor() && shortRate > pair.factor(),
                suspect(longer));
    }

    /** Who missed most, in whatever way: who did weeks ago need not be the one who burns now. */
    private static @Nullable String suspect(TermSum counted) {
        Map<String, Long> missed = counted.getMisses().stream()
                .filter(miss -> miss.getMissed() > 0)
                .collect(groupingBy(Miss::getHosterId, TreeMap::new, summingLong(Miss::getMissed)));
        return missed.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .filter(hoster -> !hoster.equals(Chunks.NOBODY))
                .orElse(null);
    }

    private @Nullable Double rate(ServiceTerm term, ErrorBudget budget, Duration window, TermSum counted) {
        return counted.getTotal() < settings.least(term, window)
                ? null
                : budget.rate(counted.getGood(), counted.getTotal());
    }
}
