package io.swarmgauge.console.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.schema.gauge.BurnRate;
import io.swarmgauge.schema.gauge.Shortfall;
import java.time.Instant;

/** The document for programs: moments in ISO-8601 (UTC), shares 0..1, what is not known is null. */
public final class ReportJson {

    private ReportJson() {}

    public static ObjectNode of(PlanReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("planId", report.planId());
        json.put("from", time(report.period().from()));
        json.put("until", time(report.period().until()));
        json.put("verdict", report.verdict().name());
        report.summary().forEach(json.putArray("summary")::add);
        ArrayNode setups = json.putArray("setups");
        report.setups().forEach(setup -> setups.add(setup(setup)));
        return json;
    }

    private static ObjectNode setup(SetupReport setup) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("setupId", setup.setupId());
        json.put("asOf", time(setup.asOf()));
        json.put("standingPeriodMs", setup.standingPeriodMs());
        json.set("gaps", gaps(setup.gaps()));
        ArrayNode terms = json.putArray("terms");
        setup.terms().forEach(term -> terms.add(term(term)));
        return json;
    }

    private static ObjectNode term(TermReport term) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("region", term.region());
        json.put("term", term.term().name());
        json.put("verdict", term.verdict().name());
        json.put("objective", term.objective());
        json.put("objectiveChanged", term.changed());
        json.put("good", term.good());
        json.put("total", term.total());
        json.put("achieved", term.achieved());
        json.put("budgetLeft", term.budgetLeft());
        ObjectNode standing = json.putObject("standing");
        standing.put("good", term.standing().getPeriodGood());
        standing.put("total", term.standing().getPeriodTotal());
        standing.put("achieved", term.standing().getAchieved());
        standing.put("budgetLeft", term.standing().getBudgetLeft());
        ArrayNode burnRates = standing.putArray("burnRates");
        term.standing().getBurnRates().forEach(rate -> burnRates.add(burnRate(rate)));
        ArrayNode causes = standing.putArray("causes");
        term.standing().getCauses().forEach(cause -> causes.add(cause(cause)));
        ArrayNode course = json.putArray("course");
        for (Point point : term.course()) {
            ObjectNode part = course.addObject();
            part.put("from", time(point.from()));
            part.put("achieved", point.achieved());
            part.put("budgetLeft", point.budgetLeft());
        }
        return json;
    }

    private static ObjectNode burnRate(BurnRate rate) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("shortMs", rate.getShortMs());
        json.put("longMs", rate.getLongMs());
        json.put("factor", rate.getFactor());
        json.put("shortRate", rate.getShortRate());
        json.put("longRate", rate.getLongRate());
        json.put("burning", rate.getBurning());
        return json;
    }

    private static ObjectNode cause(Shortfall cause) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("hosterId", cause.getHosterId());
        json.put("kind", cause.getKind().name());
        json.put("missed", cause.getMissed());
        return json;
    }

    private static ObjectNode gaps(Gaps gaps) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("windows", gaps.windows());
        json.put("stated", gaps.stated());
        ArrayNode silences = json.putArray("silences");
        gaps.silences()
                .forEach(silence ->
                        silences.addObject().put("from", time(silence.from())).put("until", time(silence.until())));
        json.put("arrived", gaps.arrived());
        json.put("missing", gaps.missing());
        ObjectNode missingOf = json.putObject("missingOf");
        gaps.missingOf().forEach(missingOf::put);
        return json;
    }

    private static String time(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }
}
