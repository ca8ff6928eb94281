package io.swarmgauge.console.qualification;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;

/** Figures as people read them; the exact ones stand beside the sentence. */
final class Wording {

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final String[] BITS = {"bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"};
    private static final String[] BYTES = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Wording() {}

    static String milliseconds(double value) {
        return (value >= 100 ? plain(Math.rint(value)) : plain(rounded(value))) + " ms";
    }

    static String bitsPerSecond(double value) {
        return scaled(value, 1_000, BITS);
    }

    static String bytes(double value) {
        return scaled(value, 1_024, BYTES);
    }

    /** Downwards, so that a figure that falls short by little is not shown as if it did not. */
    static String ratio(double value) {
        return BigDecimal.valueOf(value)
                .setScale(4, RoundingMode.FLOOR)
                .stripTrailingZeros()
                .toPlainString();
    }

    static String percent(double share) {
        return plain(BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .doubleValue())
                + " %";
    }

    static String seconds(double milliseconds) {
        return plain(Math.rint(milliseconds / 1_000)) + " s";
    }

    static String moment(double epochMs) {
        return Instant.ofEpochMilli((long) epochMs).toString();
    }

    static String counted(long number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }

    private static String scaled(double value, int step, String[] units) {
        double left = value;
        int unit = 0;
        while (Math.abs(left) >= step && unit < units.length - 1) {
            left /= step;
            unit++;
        }
        return plain(rounded(left)) + " " + units[unit];
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(THREE_DIGITS).doubleValue();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
