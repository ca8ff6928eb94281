package io.swarmgauge.streams.kit.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of a ledger's store, and of other stores like it: [kind | entity | source or nothing | time, 8 bytes big-endian, or nothing]. Names are preceded
 * by their length, so that no name is the beginning of another, and stores order keys by their bytes, so that what
 * belongs together lies side by side in the order of time.
 */
public final class LedgerKeys {

    static final byte BUCKET = 'b';
    static final byte CONTRIBUTION = 'c';
    static final byte DIRTY = 'd';
    static final byte ENTITY = 'e';
    static final byte SOURCE = 's';

    private LedgerKeys() {}

    public static Bytes prefix(byte kind, String... names) {
        return Bytes.wrap(key(kind, 0, names).array());
    }

    public static Bytes at(byte kind, long time, String... names) {
        return Bytes.wrap(key(kind, Long.BYTES, names).putLong(time).array());
    }

    /** The first key after all that begin with the prefix, which ends in a kind or in UTF-8: never in the highest byte. */
    public static Bytes after(Bytes prefix) {
        byte[] next = prefix.get().clone();
        next[next.length - 1]++;
        return Bytes.wrap(next);
    }

    /** The time that ends the key. */
    public static long time(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong(key.get().length - Long.BYTES);
    }

    /** The name in this place, from 0 for the entity. */
    public static String name(Bytes key, int place) {
        ByteBuffer bytes = ByteBuffer.wrap(key.get());
        bytes.get();
        for (int skipped = 0; skipped < place; skipped++) {
            int length = bytes.getInt();
            bytes.position(bytes.position() + length);
        }
        int length = bytes.getInt();
        return new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
    }

    private static ByteBuffer key(byte kind, int more, String... names) {
        int size = 1 + more;
        for (String name : names) {
            size += Integer.BYTES + name.getBytes(StandardCharsets.UTF_8).length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).put(kind);
        for (String name : names) {
            byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
            bytes.putInt(encoded.length).put(encoded);
        }
        return bytes;
    }
}
