package io.swarmgauge.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.Serial;

/** What came from outside of the file: a text, unless a number or a switch is asked for. */
final class FilledText extends TextNode {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final YAMLMapper YAML = new YAMLMapper();

    FilledText(String text) {
        super(text);
    }

    /** The value as it would be if it stood in the file itself. */
    static JsonNode typed(JsonNode value) {
        if (!(value instanceof FilledText)) {
            return value;
        }
        try {
            return YAML.readTree(value.textValue());
        } catch (JsonProcessingException e) {
            return value;
        }
    }
}
