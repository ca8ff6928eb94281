package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.Coverage;
import io.swarmgauge.schema.gauge.RegionCompliance;
import io.swarmgauge.schema.gauge.Shortfall;
import io.swarmgauge.schema.gauge.ShortfallKind;
import io.swarmgauge.schema.gauge.TermCompliance;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.compliance.Miss;
import io.swarmgauge.streams.state.compliance.Sums;
import io.swarmgauge.streams.state.compliance.TermSum;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a setup's terms were kept, up to the end of one of its windows. */
final class CompliancePolicy {

    private static final int MOST_CAUSES = 16;

    private final BurnRatePolicy burnRates;

    CompliancePolicy(BurnRatePolicy burnRates) {
        this.burnRates = burnRates;
    }

    /** The terms that the window counts for: none before they hold, and none after. */
    static Optional<Terms> terms(HostingSetup setup, Window window) {
        boolean holds = (setup.getFromTime() == null || setup.getFromTime() <= window.start())
                && (setup.getUntilTime() == null || window.end() <= setup.getUntilTime());
        return Optional.ofNullable(setup.getTerms())
                .filter(terms -> holds && !Promise.of(terms).objectives().isEmpty());
    }

    /** Nothing when no terms hold in the window. */
    Optional<ComplianceWindow> conclude(
            HostingSetup setup, Window window, int revision, Sums own, @Nullable Coverage coverage, History history) {
        return terms(setup, window).map(terms -> {
            Spread spread = new Spread(window, own, history);
            return new ComplianceWindow(
                    setup.getSetupId(),
                    setup.getPlanId() == null ? setup.getSetupId() : setup.getPlanId(),
                    window.start(),
                    window.end(),
                    revision,
                    Spans.PERIOD,
                    Regions.of(setup).stream()
                            .map(region -> new RegionCompliance(region, spread.terms(region, Promise.of(terms))))
                            .toList(),
                    coverage);
        });
    }

    /** All spans that end with one window. */
    private final class Spread {

        private final Sums own;
        private final Sums period;
        private final Map<Duration, Sums> spans = new HashMap<>();

        Spread(Window window, Sums own, History history) {
            this.own = own;
            this.period = history.between(Spans.floor(window.end() - Spans.PERIOD, Spans.HOUR), window.end());
            for (BurnPair pair : BurnPair.ALL) {
                for (Duration span : List.of(pair.shorter(), pair.longer())) {
                    spans.computeIfAbsent(
                            span, length -> history.between(window.end() - length.toMillis(), window.end()));
                }
            }
        }

        /** Storage checks of all attestors are one: whether a chunk can be had is said of all regions together. */
        List<TermCompliance> terms(String region, Promise promise) {
            return promise.objectives().entrySet().stream()
                    .filter(term -> term.getKey() != ServiceTerm.CHUNK_AVAILABILITY || region.equals(Regions.ALL))
                    .map(term -> term(region, term.getKey(), term.getValue()))
                    .toList();
        }

        private TermCompliance term(String region, ServiceTerm term, double objective) {
            TermSum now = Found.in(own, region, term);
            TermSum all = Found.in(period, region, term);
            return new TermCompliance(
                    term,
                    objective,
                    now.getGood(),
                    now.getTotal(),
                    all.getGood(),
                    all.getTotal(),
                    all.getTotal() == 0 ? null : (double) all.getGood() / all.getTotal(),
                    new ErrorBudget(objective).left(all.getGood(), all.getTotal()),
                    burnRates.rates(term, objective, span -> Found.in(over(span), region, term)),
                    causes(all));
        }

        private Sums over(Duration span) {
            return Objects.requireNonNull(spans.get(span), "burn rates look at the windows of their pairs only");
        }

        private static List<Shortfall> causes(TermSum sum) {
            return sum.getMisses().stream()
                    .sorted(Adder.MOST_FIRST)
                    .limit(MOST_CAUSES)
                    .map(CompliancePolicy::shortfall)
                    .toList();
        }
    }

    private static Shortfall shortfall(Miss miss) {
        return new Shortfall(
                miss.getHosterId().equals(Chunks.NOBODY) ? null : miss.getHosterId(),
                ShortfallKind.valueOf(miss.getKind()),
                miss.getMissed());
    }
}
