package io.swarmgauge.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path directory;

    @Test
    void replacesTheFileAndLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(directory.resolve("a.html"), "before");

        WholeFile.write(file, "after");

        assertThat(file).hasContent("after");
        assertThat(directory).isDirectoryContaining(file::equals);
        assertThat(directory.toFile().list()).hasSize(1);
    }

    /** A text that no charset has, as a stand-in for a disk that is full half way. */
    @Test
    void whatCannotBeWrittenWholeLeavesTheOldOne() throws IOException {
        Path file = Files.writeString(directory.resolve("a.html"), "before");

        assertThatThrownBy(() -> WholeFile.write(file, "after".repeat(10_000) + "\ud800"))
                .isInstanceOf(IOException.class);

        assertThat(file).hasContent("before");
        assertThat(directory.toFile().list()).hasSize(1);
    }
}
