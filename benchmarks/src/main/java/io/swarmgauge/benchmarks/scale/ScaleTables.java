package io.swarmgauge.benchmarks.scale;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.stream.Stream;

/** The plan in Markdown, as docs/scale.md holds it. */
public final class ScaleTables {

    private ScaleTables() {}

    /** Inputs first, then what follows from them. */
    public static String of(ScaleInputs inputs) {
        ScalePlan plan = new ScalePlan(inputs);
        return Stream.of(inputs(inputs), flows(plan), rows(plan)).collect(joining("\n"));
    }

    private static String inputs(ScaleInputs inputs) {
        return "| input | value | what it is | where it comes from |\n| --- | ---: | --- | --- |\n"
                + inputs.all().entrySet().stream()
                        .map(entry -> "| `%s` | %s | %s | %s |\n"
                                .formatted(
                                        entry.getKey(),
                                        plain(entry.getValue().value()),
                                        entry.getValue().words(),
                                        entry.getValue().source()))
                        .collect(joining());
    }

    private static String flows(ScalePlan plan) {
        return "| topic | records/s | bytes/s | how records follow |\n| --- | ---: | ---: | --- |\n"
                + Stream.concat(plan.nodeFlows().stream(), plan.gaugeFlows().stream())
                        .map(flow -> "| `%s` | %s | %s | %s |\n"
                                .formatted(
                                        flow.topic(),
                                        ScalePlan.count(flow.perSecond()),
                                        ScalePlan.rate(flow.bytesPerSecond()),
                                        flow.formula()))
                        .collect(joining());
    }

    private static String rows(ScalePlan plan) {
        return "| result | value | how it follows |\n| --- | ---: | --- |\n"
                + plan.rows().stream()
                        .map(row -> "| %s | %s | %s |\n".formatted(row.what(), row.value(), row.formula()))
                        .collect(joining());
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,.0f", value) : String.valueOf(value);
    }
}
