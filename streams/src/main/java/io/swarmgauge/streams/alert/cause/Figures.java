package io.swarmgauge.streams.alert.cause;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/** Figures as sentences say them. */
final class Figures {

    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Figures() {}

    static String number(double figure) {
        return new BigDecimal(figure).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
    }

    /** 0.953 as {@code 95.3 %}. */
    static String share(double share) {
        return number(share * 100) + " %";
    }

    static String seconds(long millis) {
        return number(Duration.ofMillis(millis).toMillis() / 1000.0) + " s";
    }
}
