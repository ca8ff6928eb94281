package io.swarmgauge.producers.intake;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.swarmgauge.producers.intake.BadLineException.Reason;
import io.swarmgauge.schema.node.Outcome;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Bytes of one line to the record that it is. */
public final class LineParser {

    /** What the node did or saw, of which nothing may be lost. */
    private static final Set<String> EVIDENCE = Set.of("upload", "download", "request", "job-start", "job-end");

    private final ObjectReader json;

    public LineParser(ObjectMapper json) {
        this.json = json.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * Reads one line.
     *
     * @param nowMs stands for {@code at} where the line does not say when it happened
     * @throws BadLineException if the line cannot be used
     */
    public NodeLine parse(byte[] bytes, int offset, int length, long nowMs) {
        return parse(tree(bytes, offset, length), nowMs);
    }

    /** The number of the line within its session; empty if it has none, or is not evidence and so is never numbered. */
    OptionalLong number(JsonNode line) {
        return EVIDENCE.contains(line.path("type").asText()) ? new Fields(line, 0).lineNumber() : OptionalLong.empty();
    }

    NodeLine parse(JsonNode line, long nowMs) {
        JsonNode type = line.get("type");
        if (type == null || !type.isTextual()) {
            throw new BadLineException(Reason.UNKNOWN_TYPE, "type: is missing");
        }
        Fields fields = new Fields(line, nowMs);
        return switch (type.textValue()) {
            case "upload" ->
                new NodeLine.Upload(
                        fields.text("setup"),
                        fields.whole("index"),
                        fields.whole("bytes"),
                        fields.text("peer"),
                        fields.at());
            case "download" ->
                new NodeLine.Download(
                        fields.text("setup"),
                        fields.whole("index"),
                        fields.whole("bytes"),
                        fields.text("peer"),
                        fields.at());
            case "request" ->
                new NodeLine.Request(fields.text("setup"), fields.whole("index"), fields.text("peer"), fields.at());
            case "peers" -> new NodeLine.Peers(fields.text("setup"), fields.whole("count"));
            case "hello" ->
                new NodeLine.Hello(
                        fields.text("nodeId"),
                        fields.role("role"),
                        fields.texts("setups"),
                        fields.optionalText("software"),
                        fields.optionalWhole("pid"),
                        fields.optionalText("session"));
            case "job-start" ->
                new NodeLine.JobStart(
                        fields.text("id"),
                        fields.text("job"),
                        fields.role("role"),
                        fields.optionalText("setup"),
                        fields.at());
            case "job-end" ->
                new NodeLine.JobEnd(fields.text("id"), LineWords.jobOutcome(fields.text("outcome")), fields.at());
            case "sample" -> sample(fields);
            case "probe-end" -> new NodeLine.ProbeEnd(fields.text("probe"), fields.number("elapsedMs"));
            case "harvested" ->
                new NodeLine.Harvested(fields.text("harvest"), fields.whole("index"), fields.text("peer"));
            case "harvest-end" ->
                new NodeLine.HarvestEnded(
                        fields.text("harvest"),
                        fields.whole("requests"),
                        fields.number("elapsedMs"),
                        LineWords.harvestEnd(fields.text("endedBy")));
            case "check-sample" -> checkSample(fields);
            case "check-end" -> new NodeLine.CheckEnd(fields.text("check"), fields.number("elapsedMs"));
            case "benchmark-now" ->
                new NodeLine.BenchmarkNow(fields.optionalText("setup"), fields.optionalText("hoster"));
            case "report-now" -> new NodeLine.ReportNow(fields.optionalText("setup"));
            case "status" -> new NodeLine.Status();
            case "spool" -> new NodeLine.SpoolQuestion();
            default -> throw new BadLineException(Reason.UNKNOWN_TYPE, "type: '" + type.textValue() + "' is not known");
        };
    }

    JsonNode tree(byte[] bytes, int offset, int length) {
        try {
            JsonNode line = json.readTree(bytes, offset, length);
            if (line != null && line.isObject()) {
                return line;
            }
        } catch (IOException e) {
            throw new BadLineException(Reason.BAD_JSON, firstLine(e));
        }
        throw new BadLineException(Reason.BAD_JSON, "not a JSON object");
    }

    private static NodeLine sample(Fields fields) {
        String probe = fields.text("probe");
        int index = fields.whole("index");
        Outcome outcome = LineWords.outcome(fields.text("outcome"));
        if (outcome != Outcome.OK) {
            return new NodeLine.ProbeSample(probe, index, outcome, 0, 0);
        }
        return new NodeLine.ProbeSample(probe, index, outcome, fields.whole("bytes"), fields.number("latencyMs"));
    }

    private static NodeLine checkSample(Fields fields) {
        boolean ofEverybody = LineWords.isEverybody(fields.text("of"));
        Outcome outcome = LineWords.outcome(fields.text("outcome"));
        // Nobody answered a question to everybody that was not answered well.
        Optional<String> peer =
                ofEverybody && outcome != Outcome.OK ? Optional.empty() : Optional.of(fields.text("peer"));
        return new NodeLine.CheckSample(fields.text("check"), fields.whole("index"), ofEverybody, outcome, peer);
    }

    private static String firstLine(IOException e) {
        String message = e instanceof com.fasterxml.jackson.core.JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse("not JSON");
    }
}
