package io.swarmgauge.producers.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;

/** The agent's lines as bytes, each with its newline. */
public final class AgentLineWriter {

    private final ObjectMapper json;

    public AgentLineWriter(ObjectMapper json) {
        this.json = json;
    }

    public byte[] write(AgentLine line) {
        try {
            byte[] text = json.writeValueAsBytes(line);
            byte[] withEnd = Arrays.copyOf(text, text.length + 1);
            withEnd[text.length] = '\n';
            return withEnd;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of the agent cannot be written as JSON", e);
        }
    }
}
