package io.swarmgauge.console.qualification;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;

/** Figures as people read them; the exact ones stand beside the sentence. */
final class Wording {

    /** As many as people read at a glance. */
    static final int DIGITS = 3;

    /** More than any double has. */
    private static final int MOST_DIGITS = 18;

    private static final String[] BITS = {"bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"};
    private static final String[] BYTES = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Wording() {}

    /** A figure with so many digits. */
    interface Words {
        String of(double value, int digits);
    }

    /** The figure with as many digits as it takes to tell it from another, so that a no does not contradict itself. */
    static String apart(double value, double other, Words words) {
        int digits = DIGITS;
        while (value != other && digits < MOST_DIGITS && words.of(value, digits).equals(words.of(other, digits))) {
            digits++;
        }
        return words.of(value, digits);
    }

    static String milliseconds(double value, int digits) {
        return plain(rounded(value, digits)) + " ms";
    }

    static String bitsPerSecond(double value, int digits) {
        // Rounded before it is scaled: 999,999 bit/s are 1 Mbit/s, not 1000 kbit/s.
        double significant = new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .doubleValue();
        return scaled(significant, digits, 1_000, BITS);
    }

    static String bytes(double value, int digits) {
        return scaled(value, digits, 1_024, BYTES);
    }

    static String seconds(double milliseconds, int digits) {
        return plain(rounded(milliseconds / 1_000, digits)) + " s";
    }

    static String ratio(double value) {
        return ratio(value, DIGITS);
    }

    /** One more digit than elsewhere, and downwards, so that a figure that falls short by little is not shown as if it did not. */
    static String ratio(double value, int digits) {
        return BigDecimal.valueOf(value)
                .setScale(digits + 1, RoundingMode.FLOOR)
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

    static String moment(double epochMs) {
        return Instant.ofEpochMilli((long) epochMs).toString();
    }

    static String counted(long number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }

    private static String scaled(double value, int digits, int step, String[] units) {
        double left = value;
        int unit = 0;
        while (Math.abs(left) >= step && unit < units.length - 1) {
            left /= step;
            unit++;
        }
        return plain(rounded(left, digits)) + " " + units[unit];
    }

    /** To so many digits, but never coarser than whole numbers. */
    private static double rounded(double value, int digits) {
        BigDecimal exact = new BigDecimal(value);
        int whole = exact.precision() - exact.scale();
        return exact.round(new MathContext(Math.max(digits, whole), RoundingMode.HALF_EVEN))
                .doubleValue();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
