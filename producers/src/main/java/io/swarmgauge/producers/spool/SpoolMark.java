package io.swarmgauge.producers.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * How far the store had come, kept beside it: a store that is older than its mark was rolled back. Written after each
 * commit into one of two places in turn, so that the one before survives a torn write.
 *
 * @param epoch the store's epoch
 * @param commit number of the store's last commit, from 1
 * @param written records taken in since the epoch began
 * @param settled records acknowledged, dropped or refused since then
 */
record SpoolMark(long epoch, long commit, long written, long settled) {

    /** The first commit of a store that was made new. */
    static final long FIRST = 1;

    /** The first commit of a store into which something was saved from another. */
    static final long FIRST_OF_SAVED = 2;

    private static final int CRC_BYTES = 4;
    private static final int BYTES = 4 * Long.BYTES + CRC_BYTES;

    void write(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(epoch)
                .putLong(commit)
                .putLong(written)
                .putLong(settled);
        bytes.putInt(crc(bytes.array())).flip();
        try (FileChannel channel =
                FileChannel.open(file, OwnerOnly.openOptions(StandardOpenOption.WRITE), OwnerOnly.file())) {
            channel.write(bytes, (commit & 1) * BYTES);
        }
    }

    /** Begins a new store's marks in both places; a full disk cannot keep later ones from being written over them. */
    void begin(Path file) throws IOException {
        write(file);
        new SpoolMark(epoch, commit - 1, written, settled).write(file);
    }

    /** Whether the agent that began the store was killed before it put anything into it. */
    boolean isOfEmptyStore() {
        return commit <= FIRST && written == 0;
    }

    long waiting() {
        return written - settled;
    }

    /** The newest mark that is whole; empty if there is none. */
    static Optional<SpoolMark> read(Path file) throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        Optional<SpoolMark> first = at(bytes, 0);
        Optional<SpoolMark> second = at(bytes, BYTES);
        if (first.isPresent() && second.isPresent()) {
            return first.get().isNewerThan(second.get()) ? first : second;
        }
        return first.or(() -> second);
    }

    /** Whether a store with this epoch and this last commit is as new as the mark says. */
    boolean admits(long storeEpoch, long storeCommit) {
        return storeEpoch > epoch || (storeEpoch == epoch && storeCommit >= commit);
    }

    private boolean isNewerThan(SpoolMark other) {
        return epoch != other.epoch ? epoch > other.epoch : commit > other.commit;
    }

    private static Optional<SpoolMark> at(byte[] bytes, int offset) {
        if (bytes.length < offset + BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, BYTES).slice();
        SpoolMark mark = new SpoolMark(in.getLong(), in.getLong(), in.getLong(), in.getLong());
        byte[] own = new byte[BYTES];
        System.arraycopy(bytes, offset, own, 0, BYTES);
        return in.getInt() == crc(own) ? Optional.of(mark) : Optional.empty();
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, BYTES - CRC_BYTES);
        return (int) crc.getValue();
    }
}
