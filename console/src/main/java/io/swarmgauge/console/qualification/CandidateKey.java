package io.swarmgauge.console.qualification;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a candidate stands among the others, whoever they are.
 *
 * @param against how many criteria speak against it; none for those that qualify
 */
public record CandidateKey(
        int against, double merit, @Nullable Double latencyMs, String hosterId) implements Comparable<CandidateKey> {

    private static final Comparator<CandidateKey> BEST_FIRST = Comparator.comparingInt(CandidateKey::against)
            .thenComparing(Comparator.comparingDouble(CandidateKey::merit).reversed())
            .thenComparing(CandidateKey::latencyMs, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(CandidateKey::hosterId);

    private static final String UNKNOWN = "-";
    private static final String FIGURE = "[0-9.E-]{1,30}";
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,9})/(%1$s)/(%1$s)/(.+)".formatted(FIGURE), Pattern.DOTALL);

    @Override
    public int compareTo(CandidateKey other) {
        return BEST_FIRST.compare(this, other);
    }

    /** To the last digit; {@link #parse} reads it. */
    public String text() {
        return "%d/%s/%s/%s".formatted(against, merit, latencyMs == null ? UNKNOWN : latencyMs, hosterId);
    }

    public static Optional<CandidateKey> parse(String text) {
        Matcher key = FORM.matcher(text);
        if (!key.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CandidateKey(
                    Integer.parseInt(key.group(1)),
                    Double.parseDouble(key.group(2)),
                    key.group(3).equals(UNKNOWN) ? null : (Double) Double.parseDouble(key.group(3)),
                    key.group(4)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
