package io.swarmgauge.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.log.Period;
import io.swarmgauge.schema.gauge.RegionCompliance;
import io.swarmgauge.schema.gauge.TermCompliance;
import io.swarmgauge.schema.plan.ServiceTerm;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The document's three forms say the same. */
class ReportsTest {

    private static final String EVIL = "<script src='https://evil.example/x.js'>\"&\u001b[31m";

    @Test
    void theTableNamesEveryFigure() {
        assertThat(ReportTable.lines(report("setup-1")))
                .contains(
                        "stream-plan, 2026-11-01T00:00:00Z to 2026-11-01T02:00:00Z",
                        "Not kept: 3 of 6 terms that were measured.",
                        "  *              within lag             95 %   89.616 %     12000    -107.7 %  NOT KEPT     burning over 1 h",
                        "  africa         within lag             95 %          –         0           –  NOT MEASURED burning over 1 h",
                        "  misses of within lag over 28 d: ab12cd34 slow × 42, nobody alone unanswered × 3",
                        "  evidence: 117 of 120 windows have a statement; 117 of 1287 records of nodes did not arrive",
                        "  missing of: ab12cd34 × 117",
                        "  nothing stated from 2026-11-01T00:30:00Z to 2026-11-01T00:33:00Z");
    }

    @Test
    void jsonHasTheSameFigures() {
        var json = ReportJson.of(report("setup-1"));

        assertThat(json.path("verdict").asText()).isEqualTo("NOT_KEPT");
        var lag = json.at("/setups/0/terms/1");
        assertThat(lag.path("region").asText()).isEqualTo("*");
        assertThat(lag.path("term").asText()).isEqualTo("LAG");
        assertThat(lag.path("good").asLong()).isEqualTo(10_754);
        assertThat(lag.at("/standing/burnRates/0/burning").asBoolean()).isTrue();
        assertThat(lag.at("/standing/causes/1/hosterId").isNull()).isTrue();
        assertThat(json.at("/setups/0/gaps/silences/0/from").asText()).isEqualTo("2026-11-01T00:30:00Z");
    }

    @Test
    void thePageIsWellFormedAndAsksForNothingFromAnywhere() throws IOException {
        String page = ReportHtml.of(report("setup-1"));
        Files.writeString(Path.of("target", "compliance.html"), page);

        assertThat(page)
                .contains("Not kept: 3 of 6 terms that were measured.")
                .contains("89.616 %")
                .contains("<polyline")
                .doesNotContain("http://", "https://", "url(", "<script", "<link", "<img", "@import");
    }

    @Test
    void namesOfStrangersStayText() throws IOException {
        PlanReport report = report(EVIL);

        assertThat(ReportHtml.of(report)).contains("&lt;script").doesNotContain("<script", "\u001b");
    }

    @Test
    void everyChartIsAPicture() throws ParserConfigurationException, IOException, SAXException {
        for (TermReport term : report(EVIL).terms().toList()) {
            for (String svg : List.of(Chart.achieved(term), Chart.budget(term))) {
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
                assertThat(svg).doesNotContain("NaN", "Infinity");
            }
        }
    }

    @Test
    void aShareJustShortOfAPromiseDoesNotLookLikeIt() {
        assertThat(Words.share(0.949_999_9)).isEqualTo("94.999 %");
        assertThat(Words.share(0.95)).isEqualTo("95 %");
        assertThat(Words.share(0.29)).isEqualTo("29 %");
        assertThat(Words.share(1.0)).isEqualTo("100 %");
        assertThat(Words.share(0.0)).isEqualTo("0 %");
    }

    /** Two hours of windows, three of them missing, in which lag is bad for a while. */
    private static PlanReport report(String setup) {
        PlanBook book =
                new PlanBook(Statements.PLAN, new Period(Statements.START, Statements.START + 120 * Statements.MINUTE));
        for (int nth = 0; nth < 120; nth++) {
            if (nth < 30 || nth > 32) {
                book.add(Statements.window(Statements.PLAN, setup, nth, 0, regions(nth)));
            }
        }
        return book.report();
    }

    private static List<RegionCompliance> regions(int nth) {
        ToLongFunction<Integer> good = least -> nth >= 60 && nth < 80 ? least : 97 + nth % 4;
        long all = nth == 119 ? 400 : 100;
        return List.of(
                new RegionCompliance("*", terms(good.applyAsLong(60), all)),
                new RegionCompliance("asia", terms(good.applyAsLong(70), 100)),
                new RegionCompliance("africa", terms(0, 0)));
    }

    private static List<TermCompliance> terms(long good, long total) {
        long some = Math.min(good, total);
        return IntStream.range(0, 3)
                .mapToObj(nth -> switch (nth) {
                    case 0 -> Statements.term(ServiceTerm.AVAILABILITY, 0.99, Math.min(1, total), Math.min(1, total));
                    case 1 -> Statements.lag(0.95, some, total);
                    default -> Statements.term(ServiceTerm.SPEED, 0.9, some, total);
                })
                .toList();
    }
}
