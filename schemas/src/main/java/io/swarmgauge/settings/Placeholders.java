package io.swarmgauge.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets stand outside of settings: {@code ${env:NAME}} is a variable of the environment, {@code ${file:/path}} the
 * whole content of a file without the newline at its end. What was put in remembers its place, so that a message can
 * show the placeholder instead.
 */
public final class Placeholders {

    /** A variable or a file that a placeholder names is not there. */
    public static final class MissingException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String remedy;

        MissingException(String wrong, String remedy) {
            super(wrong);
            this.remedy = remedy;
        }

        public String remedy() {
            return remedy;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Placeholders.class);
    private static final Pattern FORM = Pattern.compile("\\$\\{(env|file):([^}]+)}");
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final Function<String, @Nullable String> environment;
    private final Map<String, String> placeholders = new LinkedHashMap<>();

    public Placeholders() {
        this(System::getenv);
    }

    Placeholders(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    static boolean areIn(String text) {
        return FORM.matcher(text).find();
    }

    /**
     * The text with every placeholder filled in.
     *
     * @throws MissingException if a variable is not set or a file cannot be read
     */
    public String fill(String text) throws MissingException {
        Matcher matcher = FORM.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = matcher.group(1).equals("env") ? variable(matcher.group(2)) : content(matcher.group(2));
            if (!value.isBlank()) {
                placeholders.put(value, matcher.group());
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }

    /** The text with the placeholders in place of what they stood for. */
    String hide(String text) {
        String hidden = text;
        for (Map.Entry<String, String> secret : placeholders.entrySet()) {
            hidden = hidden.replace(secret.getKey(), secret.getValue());
        }
        return hidden;
    }

    private String variable(String name) throws MissingException {
        String value = environment.apply(name);
        if (value == null) {
            throw new MissingException(
                    "names the environment variable " + name + ", which is not set", "Set it where this is started.");
        }
        return value;
    }

    private static String content(String name) throws MissingException {
        try {
            Path file = Path.of(name);
            String content = Files.readString(file);
            warnOfReaders(file);
            return content.replaceFirst("\\R\\z", "");
        } catch (NoSuchFileException e) {
            throw new MissingException(
                    "names the file " + name + ", which does not exist", "Create it, or correct the path.");
        } catch (IOException | IllegalArgumentException e) {
            // The exception's own words could hold what was read.
            throw new MissingException(
                    "names the file " + name + ", which cannot be read as text",
                    "Let the user that this runs as read it; it must be UTF-8.");
        }
    }

    /** A group that may read is how secrets are handed to containers; anybody else is one too many. */
    private static void warnOfReaders(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            LOG.warn("the secret file {} is open to others: chmod 600 {}", file, file);
        }
    }
}
