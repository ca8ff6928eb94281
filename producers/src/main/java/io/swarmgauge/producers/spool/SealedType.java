package io.swarmgauge.producers.spool;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Bytes as a value of the store. A length that damage made up is refused before memory is taken for it. */
final class SealedType extends BasicDataType<byte[]> {

    static final SealedType INSTANCE = new SealedType();

    private static final int OVERHEAD = 24;

    private SealedType() {}

    @Override
    public int getMemory(byte[] value) {
        return OVERHEAD + value.length;
    }

    @Override
    public void write(WriteBuffer buffer, byte[] value) {
        buffer.putVarInt(value.length).put(value);
    }

    @Override
    public byte[] read(ByteBuffer buffer) {
        int length = DataUtils.readVarInt(buffer);
        if (length < 0 || length > buffer.remaining()) {
            throw DataUtils.newMVStoreException(DataUtils.ERROR_FILE_CORRUPT, "a value of {0} bytes", length);
        }
        byte[] value = new byte[length];
        buffer.get(value);
        return value;
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }
}
