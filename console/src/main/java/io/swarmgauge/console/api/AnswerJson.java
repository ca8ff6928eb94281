package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.console.qualification.QualificationAnswer;
import io.swarmgauge.console.qualification.Reason;

/** A qualification as the API shows it. */
final class AnswerJson {

    private AnswerJson() {}

    static ObjectNode of(QualificationAnswer answer) {
        ObjectNode json = Json.object();
        json.put("hosterId", answer.hosterId());
        json.put("jobId", answer.jobId());
        json.put("qualifies", answer.qualifies());
        json.put("provisional", answer.provisional());
        json.put("asOf", Json.time(answer.asOf()));
        json.set(
                "reasons",
                Json.array(answer.reasons().stream().map(AnswerJson::reason).toList()));
        return json;
    }

    private static ObjectNode reason(Reason reason) {
        ObjectNode json = Json.object();
        json.put("code", reason.code().name());
        json.put("region", reason.region());
        json.put("ok", reason.ok());
        json.put("basis", reason.basis().name());
        json.put("figure", reason.figure());
        json.put("required", reason.required());
        json.put("unit", reason.unit());
        json.put("samples", reason.samples());
        json.put("sentence", reason.sentence());
        return json;
    }
}
