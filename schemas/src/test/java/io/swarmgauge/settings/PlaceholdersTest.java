package io.swarmgauge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class PlaceholdersTest {

    private static final String SECRET = "s3cr3t-$1-word";

    @TempDir
    private Path directory;

    private final Placeholders placeholders =
            new Placeholders(Map.of("PASSWORD", SECRET, "SIZE", "7", "ZEROS", "007")::get);

    record Sample(String text, long size, Map<String, String> properties) {
        static Sample from(Settings settings) {
            return new Sample(settings.text("text"), settings.whole("size", 1, 5), settings.properties("properties"));
        }
    }

    @Test
    void aVariableStandsAnywhereInATextAndForAWholeNumber() {
        Sample sample = parse("{text: 'a=\"${env:PASSWORD}\";', size: '${env:SIZE}', properties: {p: '${env:ZEROS}'}}");

        assertThat(sample).isEqualTo(new Sample("a=\"" + SECRET + "\";", 7, Map.of("p", "007")));
    }

    @Test
    void aFileIsTakenWholeWithoutTheNewlineAtItsEnd() throws IOException {
        Path file = secretFile("first\nsecond\n", "rw-------");

        assertThat(parse("{text: '${file:%s}'}".formatted(file)).text()).isEqualTo("first\nsecond");
    }

    @Test
    void whatIsMissingIsAProblemWithItsFieldAndRemedy() {
        assertThatThrownBy(() -> parse("{text: '${env:NOBODY}', properties: {p: '${file:/no/such/file}'}}"))
                .hasMessageContaining("a.yaml: text: names the environment variable NOBODY, which is not set. Set it")
                .hasMessageContaining(
                        "a.yaml: properties.p: names the file /no/such/file, which does not exist. Create it")
                .hasMessageNotContaining("must be a text");
    }

    @Test
    void aProblemShowsThePlaceholderAndNeverWhatItStandsFor() {
        assertThatThrownBy(() -> parse("{text: x, size: '${env:PASSWORD}'}"))
                .hasMessageContaining("is '${env:PASSWORD}'")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> SettingsFile.parse("a.yaml", "{text: 'x${env:PASSWORD}'}", placeholders, settings -> {
                    settings.problem("text", "is '" + settings.text("text") + "'", "Mend it.");
                    return "";
                }))
                .hasMessageContaining("is 'x${env:PASSWORD}'")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> SettingsFile.parse("a.yaml", "{text: '${env:PASSWORD}'}", placeholders, settings -> {
                    throw new IllegalArgumentException("cannot use " + settings.text("text"));
                }))
                .hasMessageContaining("cannot use ${env:PASSWORD}")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aSecretFileThatOthersMayReadIsWarnedOf() throws IOException {
        assertThat(warningsOf(secretFile(SECRET, "rw-r--r--")))
                .contains("chmod 600")
                .doesNotContain(SECRET);
        assertThat(warningsOf(secretFile(SECRET, "rw-------"))).isEmpty();
    }

    private String warningsOf(Path file) {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(Placeholders.class);
        logger.setLevel(Level.WARN);
        logger.addAppender(log);
        try {
            parse("{text: '${file:%s}'}".formatted(file));
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
        return String.join(
                "\n", log.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    }

    private Path secretFile(String content, String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Sample parse(String yaml) {
        return SettingsFile.parse("a.yaml", yaml, placeholders, Sample::from);
    }
}
