package io.swarmgauge.console.explain;

import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.gauge.TermCompliance;
import io.swarmgauge.schema.plan.ServiceTerm;
import java.util.List;
import java.util.Locale;

/** How far a plan's terms were kept, in sentences. */
final class ComplianceSentences {

    private static final String ALL_REGIONS = "*";

    private ComplianceSentences() {}

    static List<String> of(ComplianceWindow window) {
        return window.getRegions().stream()
                .flatMap(region -> region.getTerms().stream().map(term -> of(term, region.getRegion())))
                .toList();
    }

    private static String of(TermCompliance term, String region) {
        String name = "%s in %s"
                .formatted(
                        term.getTerm().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        region.equals(ALL_REGIONS) ? "all regions together" : region);
        if (term.getPeriodTotal() == 0) {
            return name + ": nothing was measured in the period";
        }
        double achieved = (double) term.getPeriodGood() / term.getPeriodTotal();
        return "%s: %s, %s of %s promised (%,d of %,d %s of the period; %s)"
                .formatted(
                        name,
                        achieved >= term.getObjective() ? "kept" : "not kept",
                        percent(achieved),
                        percent(term.getObjective()),
                        term.getPeriodGood(),
                        term.getPeriodTotal(),
                        isOfSlots(term) ? "slots of five minutes" : "samples",
                        inWindow(term));
    }

    /** A window is a part of a slot: its own availability says only whether anybody answered in it. */
    private static String inWindow(TermCompliance term) {
        if (term.getTotal() == 0) {
            return "nothing in this window";
        }
        if (isOfSlots(term)) {
            return term.getGood() > 0 ? "answered in this window" : "not answered in this window";
        }
        return "%,d of %,d in this window".formatted(term.getGood(), term.getTotal());
    }

    private static boolean isOfSlots(TermCompliance term) {
        return term.getTerm() == ServiceTerm.AVAILABILITY;
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", ratio * 100);
    }
}
