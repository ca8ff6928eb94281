package io.swarmgauge.streams.selfreport;

import io.swarmgauge.schema.gauge.Verdict;
import java.util.Locale;

/**
 * A verdict and why.
 *
 * @param reason one sentence with its figures
 */
record Finding(Verdict verdict, String reason) {

    @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more dependency
    static Finding of(Verdict verdict, String reason, Object... figures) {
        return new Finding(verdict, String.format(Locale.ROOT, reason, figures));
    }
}
