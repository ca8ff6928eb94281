package io.swarmgauge.producers.intake;

import java.util.Arrays;

/** Cuts a stream of bytes into lines and never keeps more of one than a line may hold. For one thread. */
final class LineFramer {

    static final int LONGEST_LINE = 64 * 1024;

    private static final int FIRST_CAPACITY = 512;

    /** Takes the lines. The bytes are only lent. */
    interface Sink {

        void line(byte[] bytes, int offset, int length);

        /** A line was skipped; its beginning is lent. */
        void tooLong(byte[] bytes, int offset, int length);
    }

    private final Sink sink;
    private byte[] partial = new byte[FIRST_CAPACITY];
    private int held;
    private boolean skipping;

    LineFramer(Sink sink) {
        this.sink = sink;
    }

    void feed(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int start = offset;
        for (int i = offset; i < end; i++) {
            if (bytes[i] == '\n') {
                lineEnds(bytes, start, i - start);
                start = i + 1;
            }
        }
        hold(bytes, start, end - start);
    }

    /** The stream is over: what is left counts as a line. */
    void end() {
        if (held > 0 && !skipping) {
            sink.line(partial, 0, held);
        }
        held = 0;
    }

    private void lineEnds(byte[] bytes, int offset, int length) {
        if (skipping) {
            skipping = false;
        } else if (held == 0 && length <= LONGEST_LINE) {
            emit(bytes, offset, length);
        } else {
            hold(bytes, offset, length);
            if (!skipping) {
                emit(partial, 0, held);
            }
            skipping = false;
        }
        held = 0;
    }

    private void emit(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                sink.line(bytes, offset, length);
                return;
            }
        }
    }

    private void hold(byte[] bytes, int offset, int length) {
        if (skipping || length == 0) {
            return;
        }
        int room = LONGEST_LINE - held;
        if (length > room) {
            if (held == 0) {
                sink.tooLong(bytes, offset, LONGEST_LINE);
            } else {
                sink.tooLong(partial, 0, held);
            }
            skipping = true;
            held = 0;
            return;
        }
        if (held + length > partial.length) {
            partial = Arrays.copyOf(partial, Math.min(LONGEST_LINE, Math.max(held + length, 2 * partial.length)));
        }
        System.arraycopy(bytes, offset, partial, held, length);
        held += length;
    }
}
