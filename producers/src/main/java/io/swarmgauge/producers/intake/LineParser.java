package io.swarmgauge.producers.intake;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.swarmgauge.producers.intake.BadLineException.Reason;
import io.swarmgauge.schema.node.JobOutcome;
import io.swarmgauge.schema.node.Outcome;
import java.io.IOException;

/** Bytes of one line to the record that it is. */
public final class LineParser {

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
        JsonNode line = tree(bytes, offset, length);
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
                        fields.optionalWhole("pid"));
            case "job-start" ->
                new NodeLine.JobStart(
                        fields.text("id"),
                        fields.text("job"),
                        fields.role("role"),
                        fields.optionalText("setup"),
                        fields.at());
            case "job-end" -> new NodeLine.JobEnd(fields.text("id"), jobOutcome(fields.text("outcome")), fields.at());
            case "sample" -> sample(fields);
            case "probe-end" -> new NodeLine.ProbeEnd(fields.text("probe"), fields.number("elapsedMs"));
            case "report-now" -> new NodeLine.ReportNow(fields.optionalText("setup"));
            case "status" -> new NodeLine.Status();
            default -> throw new BadLineException(Reason.UNKNOWN_TYPE, "type: '" + type.textValue() + "' is not known");
        };
    }

    private JsonNode tree(byte[] bytes, int offset, int length) {
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
        Outcome outcome = outcome(fields.text("outcome"));
        if (outcome != Outcome.OK) {
            return new NodeLine.ProbeSample(probe, index, outcome, 0, 0);
        }
        return new NodeLine.ProbeSample(probe, index, outcome, fields.whole("bytes"), fields.number("latencyMs"));
    }

    private static Outcome outcome(String name) {
        return switch (name) {
            case "OK" -> Outcome.OK;
            case "ERROR" -> Outcome.ERROR;
            case "NOT_FOUND" -> Outcome.NOT_FOUND;
            case "CORRUPT" -> Outcome.CORRUPT;
            case "TIMEOUT" -> Outcome.TIMEOUT;
            default ->
                throw BadLineException.field(
                        "outcome", "must be OK, ERROR, NOT_FOUND, CORRUPT or TIMEOUT, is '" + name + "'");
        };
    }

    private static JobOutcome jobOutcome(String name) {
        return switch (name) {
            case "done" -> JobOutcome.DONE;
            case "failed" -> JobOutcome.FAILED;
            default -> throw BadLineException.field("outcome", "must be done or failed, is '" + name + "'");
        };
    }

    private static String firstLine(IOException e) {
        String message = e instanceof com.fasterxml.jackson.core.JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse("not JSON");
    }
}
