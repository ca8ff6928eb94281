package io.swarmgauge.console.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window, with a profile of its own; for one thread. */
public final class Browser implements AutoCloseable {

    private static final String AXE = axe();

    private static final String ASK_AXE = """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(
                ({ violations }) => done(violations
                    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length} ×, such as ${nodes[0].html})`)),
                (failure) => done([String(failure)]));
            """;

    private static final int TALLEST_PICTURE = 4_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path profile;
    private final ChromeDriver driver;

    private Browser(Path profile, ChromeDriver driver) {
        this.profile = profile;
        this.driver = driver;
    }

    /** Starts one; {@link NeedsBrowser} has seen to it that there is one to start. */
    public static Browser start() {
        Programs programs = Programs.find().orElseThrow();
        try {
            Path profile = Files.createTempDirectory("swarmgauge-browser");
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(programs.driver().toFile())
                    .withTimeout(PATIENCE)
                    .build();
            return new Browser(profile, new ChromeDriver(service, options(programs, profile)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChromeOptions options(Programs programs, Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(programs.browser().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        LoggingPreferences wanted = new LoggingPreferences();
        wanted.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", wanted);
        return options;
    }

    /** Looks at the page in this way from now on. */
    public void look(Look look) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", look.width, "height", look.height, "deviceScaleFactor", 1, "mobile", look.phone));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", look.colours))));
    }

    public void go(String address) {
        driver.get(address);
    }

    /** Runs the script in every page before its own, from now on. */
    public void beforeEveryPage(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** What a reader can read of the whole page. */
    public String text() {
        return text("body");
    }

    /** What a reader can read of the first that matches; empty when nothing does, or it was replaced meanwhile. */
    public String text(String selector) {
        return texts(selector).stream().findFirst().orElse("");
    }

    public List<String> texts(String selector) {
        try {
            return driver.findElements(By.cssSelector(selector)).stream()
                    .map(WebElement::getText)
                    .toList();
        } catch (StaleElementReferenceException e) {
            return List.of();
        }
    }

    public int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    public void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    public void type(String selector, String text) {
        WebElement field = driver.findElement(By.cssSelector(selector));
        field.clear();
        field.sendKeys(text);
    }

    /** Presses keys wherever the focus is. */
    public void press(Keys... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    public @Nullable Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    public String title() {
        return Objects.requireNonNull(driver.getTitle());
    }

    /** What the browser complained about since it was last asked, such as a breach of the content security policy. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** By how many pixels the page is wider than what shows it. */
    public long overhang() {
        return (Long) Objects.requireNonNull(
                script("const page = document.documentElement; return page.scrollWidth - page.clientWidth;"));
    }

    /** What axe finds that is serious or critical, each with the first element that shows it. */
    public List<String> barriers() {
        driver.executeScript(AXE);
        List<?> found = (List<?>) Objects.requireNonNull(driver.executeAsyncScript(ASK_AXE));
        return found.stream().map(String::valueOf).toList();
    }

    /** The page from its top, as a PNG; all of it unless it is very long. */
    public byte[] picture() {
        List<?> size =
                (List<?>) Objects.requireNonNull(script("return [innerWidth, document.documentElement.scrollHeight];"));
        Map<String, Object> clip = Map.of(
                "x", 0,
                "y", 0,
                "width", size.get(0),
                "height", Math.min(TALLEST_PICTURE, ((Number) size.get(1)).intValue()),
                "scale", 1);
        Map<String, Object> taken = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
        return Base64.getDecoder().decode(String.valueOf(taken.get("data")));
    }

    private static String axe() {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in, "axe is missing").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            profile.toFile().deleteOnExit();
        }
    }
}
