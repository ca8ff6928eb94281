package io.swarmgauge.producers.intake;

import io.swarmgauge.producers.intake.BadLineException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every line of every connection: counted, parsed, handled, or answered with what is wrong with it. */
public final class LineIntake {

    private static final Logger LOG = LoggerFactory.getLogger(LineIntake.class);
    private static final int ECHOED_CHARACTERS = 1_024;

    private final LineParser parser;
    private final NodeLineHandler handler;
    private final LineCounters counters;
    private final Clock clock;

    public LineIntake(LineParser parser, NodeLineHandler handler, LineCounters counters, Clock clock) {
        this.parser = parser;
        this.handler = handler;
        this.counters = counters;
        this.clock = clock;
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
        handler.onClosed(from);
    }

    private void take(NodeConnection from, byte[] bytes, int offset, int length) {
        counters.line();
        try {
            parser.parse(bytes, offset, length, clock.millis()).dispatch(handler, from);
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
