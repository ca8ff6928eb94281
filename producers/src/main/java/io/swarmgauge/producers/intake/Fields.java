package io.swarmgauge.producers.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.producers.config.RoleName;
import io.swarmgauge.schema.node.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The fields of one line by name and form. */
final class Fields {

    /** Later records than this could not be counted any more. */
    static final long OLDEST_MS = 24 * 60 * 60 * 1_000L;

    /** A node's clock may run ahead by this much; brokers refuse records from further in the future. */
    static final long AHEAD_MS = 10 * 60 * 1_000L;

    private final JsonNode line;
    private final long nowMs;

    Fields(JsonNode line, long nowMs) {
        this.line = line;
        this.nowMs = nowMs;
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) {
        return value(name).map(value -> {
            if (!value.isTextual()) {
                throw BadLineException.field(name, "must be a text, is " + value.getNodeType());
            }
            return value.textValue();
        });
    }

    List<String> texts(String name) {
        JsonNode list = value(name).orElseThrow(() -> missing(name));
        if (!list.isArray()) {
            throw BadLineException.field(name, "must be a list of texts, is " + list.getNodeType());
        }
        List<String> texts = new ArrayList<>(list.size());
        for (JsonNode item : list) {
            if (!item.isTextual()) {
                throw BadLineException.field(name, "must be a list of texts, holds " + item.getNodeType());
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    int whole(String name) {
        return optionalWhole(name).orElseThrow(() -> missing(name));
    }

    OptionalInt optionalWhole(String name) {
        JsonNode value = line.get(name);
        if (value == null || value.isNull()) {
            return OptionalInt.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw BadLineException.field(
                    name, "must be a whole number up to " + Integer.MAX_VALUE + ", is " + shown(value));
        }
        return OptionalInt.of(value.intValue());
    }

    /** The number of a line within its session; empty if it has none. */
    OptionalLong lineNumber() {
        JsonNode value = line.get("n");
        if (value == null || value.isNull()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
            throw BadLineException.field("n", "must be a whole number ≥ 1, is " + shown(value));
        }
        return OptionalLong.of(value.longValue());
    }

    double number(String name) {
        JsonNode value = value(name).orElseThrow(() -> missing(name));
        if (!value.isNumber()) {
            throw BadLineException.field(name, "must be a number, is " + shown(value));
        }
        return value.doubleValue();
    }

    Role role(String name) {
        String text = text(name);
        return RoleName.parse(text)
                .orElseThrow(() -> BadLineException.field(
                        name, "must be hoster, attestor, leecher or encoder, is '" + text + "'"));
    }

    /** When it happened: now where the line does not say. */
    long at() {
        JsonNode value = line.get("at");
        if (value == null || value.isNull()) {
            return nowMs;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw BadLineException.field("at", "must be epoch milliseconds, is " + shown(value));
        }
        long at = value.longValue();
        if (at < nowMs - OLDEST_MS) {
            throw BadLineException.field("at", "must be within the last 24 h, is " + at);
        }
        if (at > nowMs + AHEAD_MS) {
            throw BadLineException.field("at", "must be at most 10 min ahead of the agent's clock, is " + at);
        }
        return at;
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(line.get(name)).filter(value -> !value.isNull());
    }

    private static BadLineException missing(String name) {
        return BadLineException.field(name, "is missing");
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
