package io.swarmgauge.console.plan;

import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.settings.Settings;
import java.util.Optional;

/** The fields of a block of terms. */
final class TermsForm {

    private static final double LEAST_GUARANTEE = 1e-6;

    private TermsForm() {}

    static Terms read(Settings fields) {
        Terms terms = new Terms(
                Figures.share(fields, "availability").orElse(null),
                Figures.rate(fields, "speed").map(Math::round).orElse(null),
                guarantee(fields, "speed-guarantee").orElse(null),
                Figures.milliseconds(fields, "lag").orElse(null),
                guarantee(fields, "lag-guarantee").orElse(null));
        requireWith(fields, "speed-guarantee", "speed");
        requireWith(fields, "lag-guarantee", "lag");
        return terms;
    }

    /** As the streams application takes it: a share of nothing would be kept by whatever comes. */
    private static Optional<Double> guarantee(Settings fields, String field) {
        Optional<Double> share = Figures.share(fields, field);
        if (share.filter(given -> given < LEAST_GUARANTEE).isPresent()) {
            fields.problem(field, "must be at least " + LEAST_GUARANTEE, "Give a share such as 95%.");
        }
        return share;
    }

    private static void requireWith(Settings fields, String guarantee, String figure) {
        if (fields.has(guarantee) && !fields.has(figure)) {
            fields.problem(guarantee, "guarantees nothing without " + figure, "Give " + figure + " too.");
        }
    }
}
