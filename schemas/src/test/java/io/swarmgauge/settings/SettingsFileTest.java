package io.swarmgauge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    record Sample(String name, Duration every, TimeUnit unit, long size, List<String> tags) {
        static Sample from(Settings settings) {
            Settings node = settings.section("node");
            return new Sample(
                    node.text("name"),
                    node.duration("every", Duration.ofSeconds(10)),
                    node.choice("unit", TimeUnit.class, TimeUnit.SECONDS),
                    node.whole("size", 1, 5),
                    node.texts("tags"));
        }
    }

    @Test
    void readsEveryFieldAndFillsInDefaults() {
        Sample sample = SettingsFile.parse("a.yaml", "node: {name: n1, every: 500ms, tags: [x, y]}", Sample::from);

        assertThat(sample).isEqualTo(new Sample("n1", Duration.ofMillis(500), TimeUnit.SECONDS, 5, List.of("x", "y")));
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> SettingsFile.parse(
                        "a.yaml", "node: {every: soon, size: 0, unit: weeks, tags: x, colour: red}", Sample::from))
                .asInstanceOf(type(InvalidSettingsException.class))
                .extracting(InvalidSettingsException::problems)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Problem.class))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder(
                        "node.name", "node.every", "node.unit", "node.size", "node.tags", "node.colour");
    }

    @Test
    void namesFileFieldFaultAndRemedy() {
        assertThatThrownBy(() -> SettingsFile.parse("a.yaml", "node: {name: n1, size: many}", Sample::from))
                .hasMessage("a.yaml: node.size: must be a whole number, at least 1, is 'many'."
                        + " Give a whole number, at least 1.");
    }

    @Test
    void namesThePlaceOfBrokenYaml() {
        assertThatThrownBy(() -> SettingsFile.parse("a.yaml", "node:\n\tname: n1\n", Sample::from))
                .hasMessageContaining("a.yaml: line 2");
    }

    @Test
    void refusesAFieldThatIsGivenTwice() {
        assertThatThrownBy(
                        () -> SettingsFile.parse("a.yaml", "node:\n  name: n1\n  size: 2\n  name: n2\n", Sample::from))
                .hasMessage("a.yaml: line 4: Duplicate field 'name'. Mend the YAML.");
    }

    @Test
    void saysThatAFileIsNotThere(@TempDir Path directory) {
        Path missing = directory.resolve("none.yaml");

        assertThatThrownBy(() -> SettingsFile.read(missing, Sample::from))
                .hasMessage(missing + ": the file does not exist. Name an existing file.");
    }

    @Test
    void readsAFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("a.yaml"), "node: {name: n1}");

        assertThat(SettingsFile.read(file, Sample::from).name()).isEqualTo("n1");
    }

    @Test
    void readsNamedBlocksQuantitiesAndOneOrMore() {
        String text = "blocks: {gold: {speed: 2Mbit}, tin: {speed: 64kbit, tags: one}}";

        assertThat(SettingsFile.parse("a.yaml", text, SettingsFileTest::speedsAndTags))
                .containsExactly("gold 2000000.0 []", "tin 64000.0 [one]");
        assertThatThrownBy(() -> SettingsFile.parse(
                        "a.yaml", "blocks: {gold: {speed: quick, size: 1}}", SettingsFileTest::speedsAndTags))
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "a.yaml: blocks.gold.speed: must be a rate such as 2Mbit, is 'quick'. Give a rate such as 2Mbit.",
                        "a.yaml: blocks.gold.size: is not a setting. Known here: speed, tags."));
    }

    private static List<String> speedsAndTags(Settings file) {
        return file.namedSections("blocks").entrySet().stream()
                .map(block -> "%s %s %s"
                        .formatted(
                                block.getKey(),
                                block.getValue()
                                        .reading("speed", "a rate such as 2Mbit", Quantities::bitsPerSecond)
                                        .orElse(0.0),
                                block.getValue().oneOrMore("tags")))
                .toList();
    }
}
