package io.swarmgauge.console.report;

import io.swarmgauge.console.log.Period;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a sponsor got what a plan promised.
 *
 * @param setups by id
 */
public record PlanReport(String planId, Period period, List<SetupReport> setups) {

    public PlanReport {
        setups = List.copyOf(setups);
    }

    /** Kept when every term that was measured was kept, in every region of every setup. */
    public Verdict verdict() {
        if (terms().anyMatch(term -> term.verdict() == Verdict.NOT_KEPT)) {
            return Verdict.NOT_KEPT;
        }
        return terms().anyMatch(term -> term.verdict() == Verdict.KEPT) ? Verdict.KEPT : Verdict.NOT_MEASURED;
    }

    public List<TermReport> having(Verdict verdict) {
        return terms().filter(term -> term.verdict() == verdict).toList();
    }

    public Stream<TermReport> terms() {
        return setups.stream().flatMap(setup -> setup.terms().stream());
    }

    /** The whole in plain sentences, the most important one first. */
    public List<String> summary() {
        long measured =
                terms().filter(term -> term.verdict() != Verdict.NOT_MEASURED).count();
        List<TermReport> broken = having(Verdict.NOT_KEPT);
        List<TermReport> unknown = having(Verdict.NOT_MEASURED);
        String first =
                switch (verdict()) {
                    case KEPT -> "Kept: all %d terms that were measured.".formatted(measured);
                    case NOT_KEPT -> "Not kept: %d of %d terms that were measured.".formatted(broken.size(), measured);
                    case NOT_MEASURED -> "Nothing was measured, so nobody can say whether it was kept.";
                };
        Stream<String> second = unknown.isEmpty() || measured == 0
                ? Stream.empty()
                : Stream.of("%d terms were not measured: nothing is known of them.".formatted(unknown.size()));
        Stream<String> third = setups.stream().allMatch(setup -> setup.gaps().areNone())
                ? Stream.empty()
                : Stream.of("There are gaps in the evidence: they are named with each setup.");
        return Stream.of(Stream.of(first), broken.stream().map(Words::broken), second, third)
                .flatMap(sentences -> sentences)
                .toList();
    }
}
