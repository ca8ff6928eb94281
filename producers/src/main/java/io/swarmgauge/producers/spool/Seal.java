package io.swarmgauge.producers.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A checksum before every value of the store: CRC32C over its map, its key and itself. The store's own checksums leave
 * the values of a page out, so a flipped bit would go unnoticed.
 */
final class Seal {

    static final class BrokenException extends Exception {

        private static final long serialVersionUID = 1L;

        BrokenException(String what) {
            super(what + " is damaged");
        }
    }

    private static final int CRC_BYTES = 4;

    private Seal() {}

    static byte[] put(String map, Object key, byte[] value) {
        return ByteBuffer.allocate(CRC_BYTES + value.length)
                .putInt(crc(map, key, value, 0))
                .put(value)
                .array();
    }

    /** The value without its checksum. */
    static byte[] open(String map, Object key, byte[] sealed) throws BrokenException {
        if (sealed.length < CRC_BYTES || ByteBuffer.wrap(sealed).getInt() != crc(map, key, sealed, CRC_BYTES)) {
            throw new BrokenException(map + "/" + key);
        }
        return Arrays.copyOfRange(sealed, CRC_BYTES, sealed.length);
    }

    private static int crc(String map, Object key, byte[] value, int from) {
        CRC32C crc = new CRC32C();
        crc.update((map + "/" + key).getBytes(StandardCharsets.UTF_8));
        crc.update(0);
        crc.update(value, from, value.length - from);
        return (int) crc.getValue();
    }
}
