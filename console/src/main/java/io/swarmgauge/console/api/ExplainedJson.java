package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.console.explain.Explained;
import io.swarmgauge.console.explain.Found;
import io.swarmgauge.console.explain.Found.Proof;
import java.util.stream.Collectors;

/** An explanation as JSON: the same for the query API and for the command. */
public final class ExplainedJson {

    private ExplainedJson() {}

    public static ObjectNode of(Explained explained) {
        ObjectNode json = Json.object();
        json.set("conclusion", place(explained.conclusion()));
        json.set(
                "restsOn",
                Json.array(explained.restsOn().stream()
                        .map(ExplainedJson::evidence)
                        .toList()));
        json.set("missing", Json.texts(explained.missing()));
        json.put("text", explained.sentences().stream().collect(Collectors.joining("\n")));
        return json;
    }

    private static ObjectNode evidence(Found found) {
        ObjectNode json = place(found);
        json.put("signer", found.signer());
        Proof proof = found.proof();
        json.put("signature", proof == null ? null : proof.name());
        json.put("role", found.role());
        json.put("says", found.says());
        return json;
    }

    private static ObjectNode place(Found found) {
        ObjectNode json = Json.object();
        json.put("topic", found.topic());
        json.put("partition", found.place().partition());
        json.put("offset", found.place().offset());
        json.put("timestamp", Json.time(found.timestamp()));
        json.put("key", found.key());
        json.set("value", AvroJson.of(found.value()));
        return json;
    }
}
