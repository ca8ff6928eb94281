package io.swarmgauge.benchmarks.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/**
 * How many chunk events Swarmgauge makes for a CPU-second, as a ratio to the bare loop: what the documentation states, in
 * the one file that the page is held against.
 */
public record DocumentedRatio(double ratio) {

    private static final String FILE = "/io/swarmgauge/benchmarks/documented.properties";
    private static final String KEY = "check.swarmgauge-trusting-of-bare";
    private static final double LEAST_SHARE = 0.75;

    public static DocumentedRatio read() {
        Properties properties = new Properties();
        try (InputStream file = Objects.requireNonNull(DocumentedRatio.class.getResourceAsStream(FILE), FILE)) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DocumentedRatio(Double.parseDouble(properties.getProperty(KEY)));
    }

    /** Whether what was measured is no slower than machines and moments account for. */
    public boolean allows(double measured) {
        return measured >= least();
    }

    /** What to say of it. */
    public String verdict(double measured) {
        return String.format(
                Locale.ROOT,
                allows(measured)
                        ? "swarmgauge-trusting makes %.2f of bare, documented are %.2f, at least %.2f are asked for"
                        : "SLOWER: swarmgauge-trusting makes %.2f of bare, documented are %.2f, at least %.2f are asked for."
                                + " Find what the change costs, or state the new ratio in documented.properties and"
                                + " docs/performance.md with the reason.",
                measured,
                ratio,
                least());
    }

    private double least() {
        return LEAST_SHARE * ratio;
    }
}
