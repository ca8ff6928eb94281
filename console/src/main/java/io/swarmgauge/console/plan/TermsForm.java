package io.swarmgauge.console.plan;

import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.settings.Settings;

/** The fields of a block of terms. */
final class TermsForm {

    private TermsForm() {}

    static Terms read(Settings fields) {
        Terms terms = new Terms(
                Figures.share(fields, "availability").orElse(null),
                Figures.rate(fields, "speed").map(Math::round).orElse(null),
                Figures.share(fields, "speed-guarantee").orElse(null),
                Figures.milliseconds(fields, "lag").orElse(null),
                Figures.share(fields, "lag-guarantee").orElse(null));
        requireWith(fields, "speed-guarantee", "speed");
        requireWith(fields, "lag-guarantee", "lag");
        return terms;
    }

    private static void requireWith(Settings fields, String guarantee, String figure) {
        if (fields.has(guarantee) && !fields.has(figure)) {
            fields.problem(guarantee, "guarantees nothing without " + figure, "Give " + figure + " too.");
        }
    }
}
