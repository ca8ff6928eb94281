package io.swarmgauge.settings;

/**
 * One thing that is wrong with a settings file.
 *
 * @param file the file, as it was named
 * @param field dotted path of the field, such as {@code node.id}; empty when the file as a whole is wrong
 * @param wrong what is wrong
 * @param remedy what to do about it
 */
public record Problem(String file, String field, String wrong, String remedy) {

    @Override
    public String toString() {
        return field.isEmpty()
                ? "%s: %s. %s".formatted(file, wrong, remedy)
                : "%s: %s: %s. %s".formatted(file, field, wrong, remedy);
    }
}
