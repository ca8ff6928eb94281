package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.BurnRate;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.RegionCompliance;
import io.swarmgauge.schema.gauge.Shortfall;
import io.swarmgauge.schema.gauge.TermCompliance;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.kit.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How fast a plan's error budgets are spent, and what is left of them: by region, * for all together, and by term. */
final class ComplianceSignals {

    private final ComplianceWindow window;
    private final SourcePosition source;
    private final List<Observation> signals = new ArrayList<>();

    private ComplianceSignals(ComplianceWindow window, SourcePosition source) {
        this.window = window;
        this.source = source;
    }

    static List<Observation> of(ComplianceWindow window, SourcePosition source) {
        ComplianceSignals compliance = new ComplianceSignals(window, source);
        window.getRegions().forEach(region -> region.getTerms().forEach(term -> compliance.add(region, term)));
        return List.copyOf(compliance.signals);
    }

    private void add(RegionCompliance region, TermCompliance term) {
        if (term.getBudgetLeft() != null) {
            signals.add(observation(
                    Signal.ERROR_BUDGET_LEFT_RATIO,
                    region,
                    term,
                    term.getBudgetLeft(),
                    worst(term).map(ComplianceSignals::words).orElse(null),
                    worst(term).map(Shortfall::getHosterId).orElse(null),
                    null));
        }
        term.getBurnRates().forEach(rate -> burn(region, term, rate));
    }

    /**
     * Both windows must burn: the shorter one ends the alert soon after the trouble ends, the longer one keeps a moment's
     * trouble from starting it. The suspect is who burns now, not who missed most in the period.
     */
    private void burn(RegionCompliance region, TermCompliance term, BurnRate rate) {
        if (rate.getLongRate() != null && rate.getShortRate() != null) {
            double both = Math.min(rate.getLongRate(), rate.getShortRate());
            signals.add(observation(
                    Signal.BURN_RATE,
                    region,
                    term,
                    both,
                    rate.getSuspectId() == null ? null : "most missed by " + rate.getSuspectId(),
                    rate.getSuspectId(),
                    rate.getLongMs()));
        }
    }

    private Observation observation(
            Signal signal,
            RegionCompliance region,
            TermCompliance term,
            double value,
            @Nullable String detail,
            @Nullable String suspectId,
            @Nullable Long burnWindowMs) {
        Map<String, String> labels = Map.of(
                Observation.SETUP, window.getSetupId(),
                Observation.PLAN, window.getPlanId(),
                Observation.REGION, region.getRegion(),
                Observation.TERM, term.getTerm().name());
        return new Observation(
                signal,
                new TreeMap<>(labels),
                window.getWindowStart(),
                window.getWindowEnd(),
                Origin.CONCLUSION,
                window.getRevision(),
                value,
                null,
                detail,
                suspectId,
                burnWindowMs,
                source);
    }

    private static Optional<Shortfall> worst(TermCompliance term) {
        return term.getCauses().stream().findFirst();
    }

    private static String words(Shortfall most) {
        String kind = most.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return most.getHosterId() == null
                ? "most missed: %d %s".formatted(most.getMissed(), kind)
                : "most missed: %d %s by %s".formatted(most.getMissed(), kind, most.getHosterId());
    }
}
