package io.swarmgauge.producers.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.producers.intake.BadLineException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every line of every connection: counted, parsed, handled, or answered with what is wrong with it. Lines are handled one
 * at a time, under the lock that keeps them apart from the agent's checkpoints.
 */
public final class LineIntake {

    private static final Logger LOG = LoggerFactory.getLogger(LineIntake.class);
    private static final int ECHOED_CHARACTERS = 1_024;

    private final LineParser parser;
    private final NodeLineHandler handler;
    private final LineCounters counters;
    private final Clock clock;
    private final Object lock;

    public LineIntake(LineParser parser, NodeLineHandler handler, LineCounters counters, Clock clock, Object lock) {
        this.parser = parser;
        this.handler = handler;
        this.counters = counters;
        this.clock = clock;
        this.lock = lock;
    }

    LineFramer framerFor(NodeConnection from) {
        return new LineFramer(new LineFramer.Sink() {
            @Override
            public void line(byte[] bytes, int offset, int length) {
                take(from, bytes, offset, length);
            }

            @Override
            public void tooLong(byte[] bytes, int offset, int length) {
                counters.line();
                refuse(
                        from,
                        new BadLineException(Reason.TOO_LONG, "over " + LineFramer.LONGEST_LINE + " bytes"),
                        bytes,
                        offset,
                        length);
            }
        });
    }

    void closed(NodeConnection from) {
        synchronized (lock) {
            handler.onClosed(from);
        }
    }

    private void take(NodeConnection from, byte[] bytes, int offset, int length) {
        counters.line();
        try {
            handle(from, parser.tree(bytes, offset, length));
        } catch (BadLineException e) {
            refuse(from, e, bytes, offset, length);
        } catch (RuntimeException e) {
            LOG.error("a line of {} could not be handled", from.name(), e);
            refuse(
                    from,
                    new BadLineException(Reason.INTERNAL, "the agent failed at this line; its log says why"),
                    bytes,
                    offset,
                    length);
        }
    }

    /** A numbered line counts as taken even if it is bad: it would be as bad the next time. */
    private void handle(NodeConnection from, JsonNode line) {
        OptionalLong number = parser.number(line);
        @Nullable NodeLine parsed = null;
        @Nullable BadLineException bad = null;
        try {
            parsed = parser.parse(line, clock.millis());
        } catch (BadLineException e) {
            bad = e;
        }
        synchronized (lock) {
            if (number.isPresent() && !handler.isNew(number.getAsLong(), from)) {
                return;
            }
            if (parsed != null) {
                parsed.dispatch(handler, from);
            }
        }
        if (bad != null) {
            throw bad;
        }
    }

    private void refuse(NodeConnection from, BadLineException why, byte[] bytes, int offset, int length) {
        counters.badLine(why.reason());
        LOG.debug("{}: {}", from.name(), why.getMessage());
        from.send(new AgentLine.Refusal(why.reason(), why.detail(), beginning(bytes, offset, length)));
    }

    private static String beginning(byte[] bytes, int offset, int length) {
        // No character takes more than four bytes; one that is cut off at the end is dropped with the rest.
        String text = new String(bytes, offset, Math.min(length, 4 * ECHOED_CHARACTERS), StandardCharsets.UTF_8);
        return text.length() <= ECHOED_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, ECHOED_CHARACTERS)));
    }
}
