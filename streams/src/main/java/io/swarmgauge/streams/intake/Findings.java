package io.swarmgauge.streams.intake;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.identity.RegionName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is wrong with one record, in words. Each question names the field as the schema does. */
final class Findings {

    /** What is said of one record is bounded: its writer may be wrong in every one of a million fields. */
    private static final int MOST_PROBLEMS = 8;

    private static final long MOST_REQUESTS = 1_000_000_000_000L;
    /** Far beyond the 64 KiB that chunks have as a rule, so that sums of sizes stay within their range. */
    private static final int LARGEST_CHUNK = 16 * 1024 * 1024;

    /** A clock that measures transfers tells no shorter times apart. */
    private static final double SHORTEST_MS = 0.001;

    private final List<String> problems = new ArrayList<>();
    private int more;

    List<String> problems() {
        return problems;
    }

    String inWords() {
        return String.join("; ", problems) + (more == 0 ? "" : "; and %d more".formatted(more));
    }

    void require(boolean holds, Supplier<String> problem) {
        if (!holds) {
            add(problem);
        }
    }

    private void add(Supplier<String> problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem.get());
        } else {
            more++;
        }
    }

    void notNegative(String field, long value) {
        if (value < 0) {
            add(() -> "%s is %d, must not be negative".formatted(field, value));
        }
    }

    void atLeastOne(String field, long value) {
        if (value < 1) {
            add(() -> "%s is %d, must be at least 1".formatted(field, value));
        }
    }

    void between(String field, long value, long least, long most) {
        if (value < least || value > most) {
            add(() -> "%s is %d, must be from %d to %d".formatted(field, value, least, most));
        }
    }

    /** More than any node sees in one record, and few enough that records can be added up. */
    void requests(String field, long value) {
        between(field, value, 0, MOST_REQUESTS);
    }

    void chunkSize(String field, long bytes) {
        between(field, bytes, 0, LARGEST_CHUNK);
    }

    static boolean isChunkSize(long bytes) {
        return bytes >= 0 && bytes <= LARGEST_CHUNK;
    }

    /** A time that a node may leave out, and may be too short to be told from none. */
    void time(String field, @Nullable Double ms) {
        measured(field, ms);
        require(
                ms == null || ms <= 0 || ms >= SHORTEST_MS || ms.isNaN(),
                () -> "%s is %s, nothing takes so short a time".formatted(field, ms));
    }

    /** Regions name what is kept and published: short, and of characters that can be seen. */
    void region(String field, String region) {
        require(!region.isBlank(), () -> "%s is blank".formatted(field));
        notLonger(field, region, RegionName.LONGEST);
        require(hasNoControl(region), () -> "%s has a control character".formatted(field));
    }

    private static boolean hasNoControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    void notLonger(String field, String text, int most) {
        require(text.length() <= most, () -> "%s has %d characters, at most %d are taken"
                .formatted(field, text.length(), most));
    }

    /** A figure that a node may leave out. */
    void measured(String field, @Nullable Double value) {
        require(value == null || (Double.isFinite(value) && value >= 0), () -> "%s is %s, must not be negative"
                .formatted(field, value));
    }

    void counted(String field, @Nullable Number value) {
        require(value == null || value.longValue() >= 0, () -> "%s is %s, must not be negative"
                .formatted(field, value));
    }

    /** A share that a node may leave out. */
    void share(String field, @Nullable Double value) {
        require(value == null || (value >= 0 && value <= 1), () -> "%s is %s, must be from 0 to 1"
                .formatted(field, value));
    }

    void nodeId(String field, String value) {
        if (!NodeId.isValid(value)) {
            add(() -> "%s is '%s', must be 64 lower-case hex digits".formatted(field, value));
        }
    }
}
