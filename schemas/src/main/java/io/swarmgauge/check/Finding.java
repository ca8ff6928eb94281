package io.swarmgauge.check;

/**
 * What a check of one thing found.
 *
 * @param subject the setting, or the thing that it names
 * @param remedy what to do about it; empty when all is well
 */
public record Finding(Kind kind, String subject, String text, String remedy) {

    public enum Kind {
        WELL,
        /** It works, but somebody should know. */
        WARNING,
        PROBLEM
    }

    public static Finding well(String subject, String text) {
        return new Finding(Kind.WELL, subject, text, "");
    }

    public static Finding warning(String subject, String text, String remedy) {
        return new Finding(Kind.WARNING, subject, text, remedy);
    }

    public static Finding problem(String subject, String text, String remedy) {
        return new Finding(Kind.PROBLEM, subject, text, remedy);
    }

    public boolean isWell() {
        return kind == Kind.WELL;
    }

    public boolean isProblem() {
        return kind == Kind.PROBLEM;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case WELL -> "ok       %s: %s".formatted(subject, text);
            case WARNING -> "warning  %s: %s. %s".formatted(subject, text, remedy);
            case PROBLEM -> "problem  %s: %s. %s".formatted(subject, text, remedy);
        };
    }
}
