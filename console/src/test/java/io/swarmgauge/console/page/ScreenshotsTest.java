package io.swarmgauge.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmgauge.console.browser.Browser;
import io.swarmgauge.console.browser.Look;
import io.swarmgauge.console.browser.NeedsBrowser;
import io.swarmgauge.console.browser.PalettePng;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the pictures under docs/screenshots of a console that runs, such as that of {@code swarmgauge up}; docs/page.md says how. */
@NeedsBrowser
@EnabledIfSystemProperty(
        named = "screenshots.of",
        matches = "https?://.+/",
        disabledReason = "it needs a running console")
class ScreenshotsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CHARTS = """
            return [...document.querySelectorAll('sg-chart')].every((chart) => chart.querySelector('canvas'));
            """;

    private final String console = System.getProperty("screenshots.of", "");

    @Test
    void takesEveryPageInEveryLook() throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("screenshots.to", "../docs/screenshots")));
        Map<String, String> pages = pages();
        try (Browser browser = Browser.start()) {
            for (Look look : Look.values()) {
                browser.look(look);
                for (Map.Entry<String, String> page : pages.entrySet()) {
                    browser.go("about:blank");
                    browser.go(console + "#/" + page.getValue());
                    await().atMost(PATIENCE).untilAsserted(() -> {
                        assertThat(browser.count("main h1")).isEqualTo(1);
                        assertThat(browser.text("#link")).isEqualTo("Live");
                        assertThat(browser.script(CHARTS)).isEqualTo(true);
                    });
                    assertThat(browser.overhang()).as(page.getKey()).isZero();
                    Files.write(folder.resolve(name(page.getKey(), look)), PalettePng.of(browser.picture()));
                }
            }
        }
    }

    private static String name(String page, Look look) {
        return "%s-%s.png".formatted(page, look.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The places by the names of their pictures: of setups the last, of hosters the one that has most to show. */
    private Map<String, String> pages() throws IOException {
        JsonNode setups = ask("v1/setups");
        String setup = setups.get(setups.size() - 1).get("setupId").asText();
        String hoster = StreamSupport.stream(ask("v1/hosters").spliterator(), false)
                .map(one -> one.get("hosterId").asText())
                .max((one, other) -> Integer.compare(spoken(one), spoken(other)))
                .orElseThrow();
        String alerts = ask("v1/alerts").isEmpty()
                ? ""
                : ask("v1/alerts").get(0).get("fingerprint").asText();
        String jobs = ask("v1/jobs").get(0).get("jobId").asText();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "");
        pages.put("setups", "setups");
        pages.put("setup", "setups/" + setup);
        pages.put("hosters", "hosters");
        pages.put("hoster", "hosters/" + hoster);
        pages.put("alerts", "alerts");
        pages.put("compliance", "compliance");
        pages.put("qualify", "qualify?job=%s&hoster=%s".formatted(jobs, hoster));
        pages.put("explain", "explain?topic=gauge.alerts&key=" + alerts);
        return pages;
    }

    private int spoken(String hosterId) {
        try {
            return ask("v1/nodes/%s/host-metrics".formatted(hosterId)).size();
        } catch (IOException e) {
            return 0;
        }
    }

    private JsonNode ask(String path) throws IOException {
        try (InputStream in = URI.create(console + path).toURL().openStream()) {
            return new ObjectMapper().readTree(in).get("items");
        }
    }
}
