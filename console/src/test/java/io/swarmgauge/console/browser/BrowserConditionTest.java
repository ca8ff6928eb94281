package io.swarmgauge.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserConditionTest {

    @TempDir
    private Path directory;

    @Test
    void withoutABrowserATestIsLeftOutAndSaysWhatToInstall() {
        assertThat(BrowserCondition.given(Optional.empty(), false))
                .matches(result -> result.isDisabled())
                .matches(result -> result.getReason().orElse("").contains("chromium-driver"));
    }

    @Test
    void withoutABrowserATestFailsWhereOneIsDemanded() {
        assertThatThrownBy(() -> BrowserCondition.given(Optional.empty(), true))
                .hasMessageContainingAll("SWARMGAUGE_REQUIRE_BROWSER", "chromium");
    }

    @Test
    void browserAndDriverMustBothBeThere() throws IOException {
        program("chromium");
        assertThat(Programs.find(directory.toString())).isEmpty();

        program("chromedriver");
        assertThat(Programs.find("/nowhere:" + directory)).isPresent();
        assertThat(Programs.find("")).isEmpty();
    }

    private void program(String name) throws IOException {
        Files.createFile(
                directory.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
