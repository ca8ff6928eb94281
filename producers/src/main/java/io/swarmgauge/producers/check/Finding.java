package io.swarmgauge.producers.check;

/**
 * What a check of one thing found.
 *
 * @param subject the setting, or the thing that it names
 * @param remedy what to do about it; empty when all is well
 */
public record Finding(boolean isWell, String subject, String text, String remedy) {

    public static Finding well(String subject, String text) {
        return new Finding(true, subject, text, "");
    }

    public static Finding problem(String subject, String text, String remedy) {
        return new Finding(false, subject, text, remedy);
    }

    @Override
    public String toString() {
        return isWell
                ? "ok       %s: %s".formatted(subject, text)
                : "problem  %s: %s. %s".formatted(subject, text, remedy);
    }
}
