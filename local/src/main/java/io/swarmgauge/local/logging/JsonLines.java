package io.swarmgauge.local.logging;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One JSON object a line, as logback writes it: {@code timestamp} in epoch milliseconds, {@code level}, {@code threadName},
 * {@code loggerName}, {@code context} with the process's {@code name}, {@code formattedMessage}, {@code throwable}. Of an
 * agent's threads also {@code agent}, the first eight digits of its node's id: one process may run several.
 */
public final class JsonLines extends JsonEncoder {

    /** Agents begin their threads' names so, and Kafka's clients end theirs with it. */
    private static final Pattern AGENT = Pattern.compile("\\bagent-([0-9a-f]{8})\\b");

    public JsonLines() {
        setWithSequenceNumber(false);
        setWithNanoseconds(false);
        setWithMessage(false);
        setWithArguments(false);
        setWithFormattedMessage(true);
    }

    @Override
    protected void appendCustomFields(StringBuilder line, ILoggingEvent event) {
        Matcher agent = AGENT.matcher(event.getThreadName());
        if (agent.find()) {
            line.append(VALUE_SEPARATOR);
            appenderMember(line, "agent", agent.group(1));
        }
    }
}
