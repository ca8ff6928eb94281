package io.swarmgauge.console.page;

import static io.swarmgauge.console.page.PageSwarm.ANNA;
import static io.swarmgauge.console.page.PageSwarm.BAO;
import static io.swarmgauge.console.page.PageSwarm.EKOW;
import static io.swarmgauge.console.page.PageSwarm.SETUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmgauge.console.AccessToken;
import io.swarmgauge.console.browser.Browser;
import io.swarmgauge.console.browser.Look;
import io.swarmgauge.console.browser.NeedsBrowser;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** The page as a reader meets it, in a real browser. */
@NeedsBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {

    private static final List<String> PAGES = List.of(
            "",
            "setups",
            "setups/" + SETUP,
            "hosters",
            "hosters/" + EKOW,
            "alerts",
            "compliance",
            "qualify?job=job-1&hoster=" + EKOW,
            "explain?topic=gauge.rankings&key=" + SETUP);

    private Browser browser;
    private LiveConsole console = LiveConsole.open();

    @BeforeAll
    void start() {
        browser = Browser.start();
    }

    @AfterEach
    void renew() {
        browser.go("about:blank");
        console.close();
        console = LiveConsole.open();
        browser.look(Look.WIDE_LIGHT);
    }

    @AfterAll
    void stop() {
        browser.close();
        console.close();
    }

    @Test
    void rankingsChangeWhileOneLooks() {
        console.withSwarm();
        open("");
        sees(() -> assertThat(places(Performance.LATENCY))
                .containsExactly("#1 a1a1a1a1 europe", "#2 b2b2b2b2 asia", "#3 e3e3e3e3 africa"));
        sees(() -> assertThat(browser.text("#link")).isEqualTo("Live"));
        browser.script("window.sameDocument = true; document.querySelector('.places a').focus();");

        console.say(TopicCatalogue.RANKINGS, SETUP, PageSwarm.ranking(9, Performance.LATENCY, EKOW, ANNA, BAO));

        sees(() -> assertThat(places(Performance.LATENCY))
                .containsExactly("#1 e3e3e3e3 africa", "#2 a1a1a1a1 europe", "#3 b2b2b2b2 asia"));
        assertThat(browser.text()).contains("was #3");
        assertThat(browser.script("return window.sameDocument && document.activeElement.localName"))
                .as("the focus stays where it was")
                .isEqualTo("a");
        assertThat(browser.script("return document.getElementById('news').textContent"))
                .isEqualTo("Order changed on " + SETUP);
    }

    @Test
    void anAlertComesAndGoesByItself() {
        open("alerts");
        sees(() -> assertThat(browser.text()).contains("No alert is open."));
        sees(() -> assertThat(browser.text("#link")).isEqualTo("Live"));

        console.say(TopicCatalogue.ALERTS, "0123456789abcdef", PageSwarm.alert(AlertStatus.FIRING));
        sees(() -> assertThat(browser.text(".alert"))
                .contains(
                        "slower than its terms allow",
                        "155 ms (threshold 100 ms)",
                        "Disk full: 2 % of the disk are free",
                        "Look at its disk"));

        console.say(TopicCatalogue.ALERTS, "0123456789abcdef", PageSwarm.alert(AlertStatus.RESOLVED));
        sees(() -> assertThat(browser.text()).contains("No alert is open.", "1 min"));
    }

    @Test
    void whatWasMissedWhileTheConsoleWasAwayIsThereWhenItIsBack() {
        console.withSwarm();
        open("alerts");
        sees(() -> assertThat(browser.text("#link")).isEqualTo("Live"));

        console.stop();
        sees(() -> assertThat(browser.text("#link")).isEqualTo("Not connected; trying again"));
        assertThat(browser.text()).as("what was known stays readable").contains("slower than its terms allow");
        console.say(TopicCatalogue.ALERTS, "0123456789abcdef", PageSwarm.alert(AlertStatus.RESOLVED));
        console.restart();

        sees(() -> assertThat(browser.text()).contains("No alert is open."));
        sees(() -> assertThat(browser.text("#link")).isEqualTo("Live"));
    }

    @Test
    void aConsoleThatStillReadsSaysSoAndThePageComesUpByItself() {
        console.withSwarm().complete(false);
        open("");
        sees(() -> assertThat(browser.text()).contains("Still reading topics", "Ask again in a moment"));

        console.complete(true);
        sees(() -> assertThat(browser.text()).contains("Latency"));
    }

    @ParameterizedTest
    @CsvSource({
        "'',There are no setups yet.,swarmgauge plan apply",
        "setups,There are no setups yet.,swarmgauge plan apply",
        "hosters,No hoster is known yet.,when they register",
        "alerts,No alert is open.,for long enough",
        "compliance,There is no plan yet.,swarmgauge plan apply",
        "qualify,There are no jobs yet.,swarmgauge plan apply",
        "explain,Nothing is asked.,Follow a “Why”",
        "setups/none,Not known,GET /v1/setups lists all",
        "hosters/dddddddd,Not known,GET /v1/hosters lists all",
        "nowhere,No such page,Choose a page above"
    })
    void whereThereIsNothingItSaysWhatToDo(String place, String what, String next) {
        open(place);
        sees(() -> assertThat(browser.text("main")).contains(what, next));
    }

    @Test
    void aSetupShowsItsBandwidthItsClaimsAndItsRanks() {
        console.withSwarm();
        open("setups/" + SETUP);
        sees(() -> assertThat(browser.text("main"))
                .contains(
                        "Bandwidth of its hosters",
                        "a1a1a1a1 europe 800 kbit/s",
                        "Over reported",
                        "5 × over reported",
                        "Rank by latency"));
        assertThat(browser.count("sg-chart canvas")).isEqualTo(4);

        browser.click("figure summary");
        assertThat(browser.texts("figure details[open] tbody tr")).hasSize(5);
    }

    @Test
    void aHosterShowsWhyItRanksWhereItRanks() {
        console.withSwarm();
        open("hosters/e3e3e3e3");
        sees(() -> assertThat(browser.text("main"))
                .contains(
                        "#3 of 3 by latency on setup-1",
                        "its median is 30 ms (27 ms to 33 ms), from 40 samples",
                        "b2b2b2b2 is better with 20 ms",
                        "Processor and memory"));
        browser.click("main > details summary");
        assertThat(browser.text("main > details")).contains(EKOW);
    }

    @Test
    void complianceSaysWhatWasPromisedAchievedAndIsLeft() {
        console.withSwarm();
        open("compliance");
        sees(() -> assertThat(browser.text("main"))
                .contains(
                        "Plan plan-1",
                        "Not kept",
                        "90.6 %",
                        "Burning 5 min + 1 h: 18 of 13.4",
                        "No samples",
                        "Error budget left"));
        browser.click("details.below summary");
        assertThat(browser.text("details.below")).contains("e3e3e3e3", "slow", "940");
    }

    @Test
    void aHosterIsHeldAgainstAJob() {
        console.withSwarm();
        open("qualify");
        sees(() -> assertThat(browser.count("select[name=hoster] option")).isEqualTo(3));
        browser.click("select[name=hoster] option:last-child");
        browser.click("form button");

        sees(() -> assertThat(browser.text("main"))
                .contains("No, it does not.", "Against it", "Candidates for job-1, best first"));
        assertThat(browser.text("section table")).contains("registration");
    }

    @Test
    void everyRankVerdictRatingAndAlertLeadsToItsExplanation() {
        console.withSwarm();
        open("setups/" + SETUP);
        sees(() -> assertThat(links())
                .anyMatch(link -> link.contains("topic=gauge.rankings&key=setup-1&at=2027-01-15T08")));
        assertThat(links()).anyMatch(link -> link.contains("topic=gauge.self-report-verdicts&key=setup-1"));
        open("hosters/" + EKOW);
        sees(() -> assertThat(links()).anyMatch(link -> link.contains("topic=gauge.ratings&key=" + EKOW)));
        open("alerts");
        sees(() -> assertThat(links()).anyMatch(link -> link.contains("topic=gauge.alerts&key=0123456789abcdef")));
    }

    @Test
    void anExplanationShowsTheRecordsThatAConclusionRestsOn() {
        open("explain?topic=gauge.rankings&key=setup-1");
        sees(() -> assertThat(browser.text("main"))
                .contains(
                        "ranks 1 of 3",
                        "It rests on 1 record",
                        "node.benchmarks 1@3",
                        "what an attestor measured in the window",
                        "asked for 5 chunks",
                        "verified",
                        "1 of 3 did not arrive."));
    }

    @Test
    void whatCannotBeReadNowIsNoExplanation() {
        open("explain?topic=gauge.rankings&key=later");
        sees(() -> assertThat(browser.text("main")).contains("No answer at present", "Ask again in a moment."));
    }

    @Test
    void aTokenIsAskedForOnceAndKeptInTheTab() {
        console.close();
        console = new LiveConsole(AccessToken.parse("0123456789abcdef")).withSwarm();
        open("alerts");
        sees(() -> assertThat(browser.text()).contains("This console asks for a token"));
        assertThat(browser.text()).doesNotContain("slower");

        browser.type("input[name=token]", "something-quite-else");
        browser.press(Keys.ENTER);
        sees(() -> assertThat(browser.text()).contains("The token is not this console's. Check it and try again."));

        browser.type("input[name=token]", "0123456789abcdef");
        browser.press(Keys.ENTER);
        sees(() -> assertThat(browser.text()).contains("slower than its terms allow"));
        sees(() -> assertThat(browser.text("#link")).isEqualTo("Live"));
        open("setups");
        sees(() -> assertThat(browser.text("main")).contains(SETUP));
    }

    @Test
    void whatANodeCallsItselfIsTextAndNothingElse() {
        console.say(TopicCatalogue.NODES, ANNA, PageSwarm.node(ANNA, "<img src=x onerror=\"window.taken=1\">"));
        open("hosters");
        sees(() -> assertThat(browser.text("main")).contains("<img src=x"));
        assertThat(browser.script("return window.taken === undefined && document.querySelectorAll('main img').length"))
                .isEqualTo(0L);
    }

    @Test
    void aKeyboardReachesTheContentAtOnce() {
        console.withSwarm();
        open("setups");
        sees(() -> assertThat(browser.text("main")).contains(SETUP));
        browser.script("document.activeElement.blur()");

        browser.press(Keys.TAB);
        assertThat(browser.script("return document.activeElement.className")).isEqualTo("skip");
        browser.press(Keys.ENTER);
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("main");
        assertThat(browser.script("return location.hash")).isEqualTo("#/setups");
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyPageIsOpenToEverybodyAndFitsItsScreen(Look look) {
        console.withSwarm();
        browser.look(look);
        browser.complaints();
        for (String page : PAGES) {
            open(page);
            sees(() -> assertThat(browser.count("main h1")).isEqualTo(1));
            sees(() -> assertThat(browser.text("#link")).isEqualTo("Live"));
            assertThat(browser.barriers()).as(page).isEmpty();
            assertThat(browser.overhang()).as(page).isZero();
        }
        assertThat(browser.complaints())
                .as("nothing breaks the content security policy")
                .isEmpty();
    }

    static Look[] looks() {
        return Look.values();
    }

    @Test
    void everythingComesFromTheConsole() {
        console.withSwarm();
        open("setups/" + SETUP);
        sees(() -> assertThat(browser.count("sg-chart canvas")).isEqualTo(4));

        assertThat(browser.script(
                        "return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith(arguments[0]))",
                        console.address()))
                .isEqualTo(List.of());
        assertThat(browser.script("return performance.getEntriesByType('resource').length"))
                .isNotEqualTo(0L);
    }

    private List<String> places(Performance performance) {
        return browser.texts(".ranking[data-key^=%s] li".formatted(performance)).stream()
                .map(place -> place.lines().limit(2).collect(Collectors.joining(" ")))
                .toList();
    }

    @SuppressWarnings("unchecked") // the script makes texts
    private List<String> links() {
        return (List<String>) Optional.ofNullable(
                        browser.script("return [...document.querySelectorAll('a.why')].map((link) => link.hash)"))
                .orElseThrow();
    }

    private void open(String page) {
        browser.go("about:blank");
        browser.go(console.address() + "#/" + page);
    }

    private static void sees(ThrowingRunnable what) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(what);
    }
}
