package io.swarmgauge.console.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The page's files, all of them and nothing else; they lie in the jars. */
public final class PageFiles {

    /**
     * One file.
     *
     * @param path where the server has it
     */
    public record PageFile(String path, String contentType, String text) {}

    private static final String HERE = "/io/swarmgauge/console/page/";
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";
    private static final String PREFIX = "/page/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final List<String> OWN = List.of(
            "style.css",
            "icon.svg",
            "app.js",
            "api.js",
            "chart.js",
            "dom.js",
            "events.js",
            "format.js",
            "parts.js",
            "router.js",
            "alerts.js",
            "compliance.js",
            "explain.js",
            "hoster.js",
            "hosters.js",
            "overview.js",
            "qualify.js",
            "setup.js",
            "setups.js",
            "token.js");

    private PageFiles() {}

    /** The page itself, under {@code /}. */
    public static PageFile index() {
        return file("/", HERE + "index.html");
    }

    /** What the page loads, under {@value #PREFIX}. */
    public static List<PageFile> assets() {
        List<PageFile> files =
                OWN.stream().map(name -> file(PREFIX + name, HERE + name)).collect(Collectors.toList());
        files.add(file(PREFIX + "uplot.js", UPLOT + "dist/uPlot.esm.js"));
        files.add(file(PREFIX + "uplot.css", UPLOT + "dist/uPlot.min.css"));
        return files;
    }

    private static PageFile file(String path, String resource) {
        try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(in, resource + " is missing").readAllBytes();
            return new PageFile(path, typeOf(resource), new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private static String typeOf(String resource) {
        return Objects.requireNonNull(TYPES.get(resource.substring(resource.lastIndexOf('.') + 1)), resource);
    }
}
