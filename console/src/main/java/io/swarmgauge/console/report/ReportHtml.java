package io.swarmgauge.console.report;

import io.swarmgauge.schema.gauge.BurnRate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The document as one page for a browser or a printer: it holds everything and asks for nothing from anywhere. */
public final class ReportHtml {

    private final StringBuilder page = new StringBuilder();

    private ReportHtml() {}

    public static String of(PlanReport report) {
        return new ReportHtml().write(report);
    }

    private String write(PlanReport report) {
        page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        page.append("<title>%s: %s</title>\n"
                .formatted(text(report.planId()), report.verdict().words()));
        page.append("<style>\n").append(style()).append("</style></head><body><main>\n");
        head(report);
        report.setups().forEach(this::setup);
        meanings(report);
        return page.append("</main></body></html>\n").toString();
    }

    private void head(PlanReport report) {
        page.append("<header><p class=\"kind\">Compliance</p><h1>%s</h1>\n".formatted(text(report.planId())));
        page.append("<p>%s to %s</p>\n"
                .formatted(time(report.period().from()), time(report.period().until())));
        page.append("<p class=\"verdict %s\">%s</p>\n"
                .formatted(css(report.verdict()), report.verdict().words()));
        page.append("<ul>");
        report.summary().forEach(sentence -> page.append("<li>%s</li>".formatted(text(sentence))));
        page.append("</ul></header>\n");
    }

    private void setup(SetupReport setup) {
        page.append("<section><h2>%s</h2>\n".formatted(text(setup.setupId())));
        page.append("<p>%s As of %s.</p>\n".formatted(text(setup.gaps().words() + "."), time(setup.asOf())));
        page.append("<table><thead><tr><th>Region</th><th>Term</th><th>Promised</th><th>Achieved</th><th>Samples</th>"
                + "<th>Budget left</th><th></th></tr></thead><tbody>\n");
        setup.terms().forEach(this::row);
        page.append("</tbody></table>\n");
        gaps(setup.gaps());
        setup.terms().stream()
                .filter(term -> term.verdict() != Verdict.NOT_MEASURED)
                .forEach(term -> details(term, setup));
        page.append("</section>\n");
    }

    private void row(TermReport term) {
        page.append(
                "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%d</td><td>%s</td><td class=\"%s\">%s</td></tr>\n"
                        .formatted(
                                text(term.regionWords()),
                                Words.term(term.term()),
                                Words.share(term.objective()) + (term.changed() ? " <small>(changed)</small>" : ""),
                                Words.share(term.achieved()),
                                term.total(),
                                Words.budget(term.budgetLeft()),
                                css(term.verdict()),
                                term.verdict().words()));
    }

    private void details(TermReport term, SetupReport setup) {
        page.append("<article><h3>%s, %s</h3>\n".formatted(Words.term(term.term()), text(term.regionWords())));
        page.append(
                "<div class=\"charts\"><figure><figcaption>Achieved, %s promised (broken line)</figcaption>%s</figure>"
                        .formatted(Words.share(term.objective()), Chart.achieved(term)));
        String standing = Words.span(setup.standingPeriodMs());
        page.append("<figure><figcaption>Error budget left over %s</figcaption>%s</figure></div>\n"
                .formatted(standing, Chart.budget(term)));
        list(
                "Burn rates (short + long window: their rates, and the rate that is too fast)",
                term.standing().getBurnRates().stream()
                        .map(rate -> marked(rate))
                        .toList());
        list(
                "Misses of the %s up to %s".formatted(standing, time(setup.asOf())),
                term.standing().getCauses().stream()
                        .map(cause -> text(Words.cause(cause)))
                        .toList());
        page.append("</article>\n");
    }

    private void gaps(Gaps gaps) {
        list(
                "Nothing is stated about",
                gaps.silences().stream()
                        .map(silence -> "%s to %s".formatted(time(silence.from()), time(silence.until())))
                        .toList());
        list(
                "Records that did not arrive, by node",
                gaps.missingOf().entrySet().stream()
                        .map(gap -> "<code>%s</code> × %d".formatted(text(gap.getKey()), gap.getValue()))
                        .toList());
    }

    private void meanings(PlanReport report) {
        page.append("<footer><h2>What the terms mean</h2><dl>");
        report.terms()
                .map(TermReport::term)
                .distinct()
                .sorted()
                .forEach(
                        term -> page.append("<dt>%s</dt><dd>%s</dd>".formatted(Words.term(term), Words.meaning(term))));
        page.append(
                "<dt>budget left</dt><dd>what remains of the misses that the promise allows: 100 % is all, below 0 % is"
                        + " overspent; in the tables over this document's period, in the charts over the period that they name</dd>");
        page.append("</dl></footer>\n");
    }

    private void list(String title, List<String> items) {
        if (!items.isEmpty()) {
            page.append("<p class=\"list\"><b>%s</b></p><ul>%s</ul>\n"
                    .formatted(
                            text(title),
                            items.stream().map("<li>%s</li>"::formatted).collect(Collectors.joining())));
        }
    }

    private static String marked(BurnRate rate) {
        String words = text(Words.burn(rate));
        return rate.getBurning() ? "<b>%s</b>".formatted(words) : words;
    }

    private static String css(Verdict verdict) {
        return switch (verdict) {
            case KEPT -> "kept";
            case NOT_KEPT -> "broken";
            case NOT_MEASURED -> "unknown";
        };
    }

    private static String text(String text) {
        return Html.escape(text);
    }

    private static String time(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(ReportHtml.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
