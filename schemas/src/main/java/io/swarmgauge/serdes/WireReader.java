package io.swarmgauge.serdes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/**
 * Reads Avro's binary encoding where it is plain: short numbers and arrays without byte sizes, as every writer makes
 * them. At anything else it gives up, and Avro's own decoder has the word.
 */
final class WireReader {

    /** Without a stack: it only says that Avro shall decode. */
    static final class NotPlainException extends Exception {

        private static final long serialVersionUID = 1L;

        NotPlainException() {
            super("not plainly encoded", null, false, false);
        }
    }

    /** A byte holds 7 bits: up to here neither an int nor a long can run over. */
    private static final int MOST_INT_BYTES = 4;

    private static final int MOST_LONG_BYTES = 9;

    private final byte[] bytes;
    private int place;

    WireReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.place = from;
    }

    int readInt() throws NotPlainException {
        return (int) readNumber(MOST_INT_BYTES);
    }

    long readLong() throws NotPlainException {
        return readNumber(MOST_LONG_BYTES);
    }

    String readString() throws NotPlainException {
        int length = readLength();
        String text = new String(bytes, place, length, UTF_8);
        place += length;
        return text;
    }

    /** Number of the array's next items; 0 at its end. Each takes a byte or more. */
    int readItems() throws NotPlainException {
        return readLength();
    }

    List<Integer> readInts() throws NotPlainException {
        int[] numbers = {};
        int size = 0;
        for (int items = readItems(); items > 0; items = readItems()) {
            numbers = Arrays.copyOf(numbers, size + items);
            for (int i = 0; i < items; i++) {
                numbers[size++] = readInt();
            }
        }
        return new Ints(numbers);
    }

    private int readLength() throws NotPlainException {
        int length = readInt();
        if (length < 0 || length > bytes.length - place) {
            throw new NotPlainException();
        }
        return length;
    }

    private long readNumber(int most) throws NotPlainException {
        long zigzag = 0;
        for (int i = 0; i < most; i++) {
            if (place == bytes.length) {
                throw new NotPlainException();
            }
            byte next = bytes[place++];
            zigzag |= (next & 0x7FL) << (7 * i);
            if (next >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new NotPlainException();
    }
}
