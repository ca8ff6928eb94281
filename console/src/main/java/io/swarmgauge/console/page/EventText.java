package io.swarmgauge.console.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;

/** Events as the text of a server-sent event stream. */
final class EventText {

    /** Begins a stream, and says how long to wait before asking for another when it ends (milliseconds). */
    static final String HELLO = "retry: 2000\nevent: hello\ndata: {}\n\n";

    /** A comment: shows each side that the other is there. */
    static final String HEARTBEAT = ": still here\n\n";

    private EventText() {}

    /** Named as the topic; without keys many have changed. */
    static String changed(String topic, Collection<String> keys) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        keys.forEach(array::add);
        return "event: %s\ndata: {\"keys\":%s}\n\n".formatted(topic, keys.isEmpty() ? "null" : array);
    }
}
