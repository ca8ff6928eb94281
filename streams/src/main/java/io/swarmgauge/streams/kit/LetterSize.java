package io.swarmgauge.streams.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmgauge.topics.TopicCatalogue;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Whether a refused record fits on the topic of dead letters. Brokers limit compressed batches, so a small batch may
 * hold a record of any size; a letter too large to be sent would abort the transaction again after every restart.
 */
final class LetterSize {

    private static final int MOST_DETAIL_BYTES = 1024;
    private static final String CUT = "…";

    /** Left for the letter's own headers and the framing of records. */
    private static final int ROOM = 64 * 1024;

    private LetterSize() {}

    static boolean fits(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        long bytes = length(key) + length(value);
        for (Header header : headers) {
            bytes += header.key().getBytes(UTF_8).length + length(header.value());
        }
        return bytes <= TopicCatalogue.MOST_DEAD_LETTER_BYTES - ROOM;
    }

    /** The words as UTF-8, cut where they are too many for a header. */
    static byte[] shortened(String words) {
        byte[] bytes = words.getBytes(UTF_8);
        if (bytes.length <= MOST_DETAIL_BYTES) {
            return bytes;
        }
        int end = MOST_DETAIL_BYTES - CUT.getBytes(UTF_8).length;
        while (isInsideCharacter(bytes[end])) {
            end--;
        }
        return (new String(bytes, 0, end, UTF_8) + CUT).getBytes(UTF_8);
    }

    private static boolean isInsideCharacter(byte octet) {
        return (octet & 0xC0) == 0x80;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
