package io.swarmgauge.console.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The programs that a test with a browser needs.
 *
 * @param browser Chromium or a relative of it
 * @param driver what steers it, of the same version
 */
record Programs(Path browser, Path driver) {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> DRIVERS = List.of("chromedriver", "chromium-driver");

    /** Those on the path; empty when one of them is missing. */
    static Optional<Programs> find() {
        return find(System.getenv().getOrDefault("PATH", ""));
    }

    static Optional<Programs> find(String path) {
        return first(BROWSERS, path)
                .flatMap(browser -> first(DRIVERS, path).map(driver -> new Programs(browser, driver)));
    }

    private static Optional<Path> first(List<String> names, String path) {
        List<Path> directories = Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of)
                .toList();
        return names.stream()
                .flatMap(name -> directories.stream().map(directory -> directory.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
