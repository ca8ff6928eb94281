package io.swarmgauge.settings;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as people write them: a number and a unit. Without a unit it is the smallest one; nothing is negative. */
public final class Quantities {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?(?:[eE]\\+?\\d{1,2})?)\\s*([A-Za-z%/]*)");

    private static final Map<String, BigDecimal> BITS_PER_SECOND = Map.of(
            "", power(10, 0), "bit", power(10, 0), "kbit", power(10, 3), "Mbit", power(10, 6), "Gbit", power(10, 9));
    private static final Map<String, BigDecimal> BYTES = Map.ofEntries(
            Map.entry("", power(10, 0)),
            Map.entry("B", power(10, 0)),
            Map.entry("kB", power(10, 3)),
            Map.entry("MB", power(10, 6)),
            Map.entry("GB", power(10, 9)),
            Map.entry("TB", power(10, 12)),
            Map.entry("KiB", power(2, 10)),
            Map.entry("MiB", power(2, 20)),
            Map.entry("GiB", power(2, 30)),
            Map.entry("TiB", power(2, 40)));
    private static final Map<String, BigDecimal> MILLISECONDS =
            Map.of("", power(10, 0), "ms", power(10, 0), "s", power(10, 3), "m", BigDecimal.valueOf(60_000));
    private static final Map<String, BigDecimal> SHARES = Map.of("", power(10, 0), "%", new BigDecimal("0.01"));

    private Quantities() {}

    /** Reads {@code 2Mbit}, {@code 2 Mbit/s}, {@code 1.5Gbit} or {@code 2000000}. */
    public static Optional<Double> bitsPerSecond(String text) {
        String rate = text.strip();
        return amount(rate.endsWith("/s") ? rate.substring(0, rate.length() - 2) : rate, BITS_PER_SECOND);
    }

    /** Reads {@code 10GiB}, {@code 10 GB}, {@code 512MiB} or {@code 1048576}: whole bytes. */
    public static Optional<Long> bytes(String text) {
        return exact(text, BYTES)
                .filter(bytes -> bytes.stripTrailingZeros().scale() <= 0)
                .filter(bytes -> bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0)
                .map(BigDecimal::longValueExact);
    }

    /** Reads {@code 100ms}, {@code 12.5ms}, {@code 2s} or {@code 100}. */
    public static Optional<Double> milliseconds(String text) {
        return amount(text, MILLISECONDS);
    }

    /** Reads {@code 0.95} or {@code 95%}: from nothing to the whole. */
    public static Optional<Double> share(String text) {
        return exact(text, SHARES)
                .filter(share -> share.compareTo(BigDecimal.ONE) <= 0)
                .map(BigDecimal::doubleValue);
    }

    private static Optional<Double> amount(String text, Map<String, BigDecimal> units) {
        return exact(text, units).map(BigDecimal::doubleValue);
    }

    private static Optional<BigDecimal> exact(String text, Map<String, BigDecimal> units) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.ofNullable(units.get(matcher.group(2))).map(new BigDecimal(matcher.group(1))::multiply)
                : Optional.empty();
    }

    private static BigDecimal power(int base, int exponent) {
        return BigDecimal.valueOf(base).pow(exponent);
    }
}
