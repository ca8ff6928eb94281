package io.swarmgauge.console.letters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.identity.NodeId;
import java.time.Instant;

/** Dead letters as JSON: the same for commands and for the query API. Moments are ISO-8601 in UTC; what is not known is null. */
public final class LetterJson {

    private LetterJson() {}

    public static ObjectNode of(DeadLetter letter) {
        Origin origin = letter.origin();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("position", letter.position().toString());
        json.put("refusedAt", time(letter.refusedAt()));
        json.put("reason", letter.reason());
        json.put("detail", letter.detail());
        json.put("topic", origin.topic().orElse(null));
        json.put(
                "partition", origin.partition().isPresent() ? origin.partition().getAsInt() : null);
        json.put("offset", origin.offset().isPresent() ? origin.offset().getAsLong() : null);
        json.put(
                "timestamp",
                origin.timestamp().isPresent() ? time(origin.timestamp().getAsLong()) : null);
        json.put("key", letter.key().orElse(null));
        json.put("signer", letter.signer().map(NodeId::hex).orElse(null));
        json.put("valueBytes", letter.valueBytes().orElse(null));
        return json;
    }

    public static ObjectNode of(LetterCounts.Count count) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("reason", count.kind().reason());
        json.put("topic", count.kind().topic().isEmpty() ? null : count.kind().topic());
        json.put("signer", count.kind().signer().map(NodeId::hex).orElse(null));
        json.put("letters", count.letters());
        json.put("newest", time(count.newest()));
        json.put("example", count.example().toString());
        return json;
    }

    private static String time(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }
}
