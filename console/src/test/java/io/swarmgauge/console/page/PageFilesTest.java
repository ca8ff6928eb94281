package io.swarmgauge.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.page.PageFiles.PageFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageFilesTest {

    /** A namespace is a name, not an address that is asked. */
    private static final Pattern ADDRESS = Pattern.compile("https?://(?!www\\.w3\\.org/2000/svg)[a-z]");

    private static final Pattern IMPORT = Pattern.compile("from '\\./([a-z.]+)'");

    @Test
    void everyFileOfThePageIsServedAndNoOther() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(PageFiles.class.getResource("index.html"))
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            List<String> own = files.map(file -> "/page/" + file.getFileName())
                    .filter(path -> !path.endsWith(".class") && !path.endsWith("index.html"))
                    .toList();

            assertThat(paths()).containsAll(own).hasSize(own.size() + 2);
        }
    }

    @Test
    void everyModuleThatIsImportedIsServed() {
        for (PageFile file : PageFiles.assets()) {
            IMPORT.matcher(file.text())
                    .results()
                    .forEach(found -> assertThat(paths()).as(file.path()).contains("/page/" + found.group(1)));
        }
    }

    @Test
    void nothingIsFetchedFromAnywhereElse() {
        Stream.concat(Stream.of(PageFiles.index()), PageFiles.assets().stream())
                .filter(file -> !file.path().endsWith("/uplot.js"))
                .forEach(file -> assertThat(ADDRESS.matcher(file.text()).find())
                        .as(file.path())
                        .isFalse());
    }

    @Test
    void thePageHasNoInlineScriptOrStyle() {
        assertThat(PageFiles.index().text())
                .doesNotContain("<style", "style=", "onclick", "javascript:")
                .containsOnlyOnce("<script");
    }

    @Test
    void theLicenceOfTheChartsComesAlong() {
        assertThat(PageFiles.class.getResource("/META-INF/resources/webjars/uplot/1.6.30/LICENSE"))
                .isNotNull();
    }

    private static List<String> paths() {
        return PageFiles.assets().stream().map(PageFile::path).toList();
    }
}
