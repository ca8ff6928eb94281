package io.swarmgauge.producers.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.SingleFileStore;
import org.h2.store.fs.FilePath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the file of a store, and gives it back whatever fails. */
final class StoreFile {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);

    /** Every commit is flushed, so space can be used again much sooner than the store's own 45 s. */
    private static final int RETENTION_MS = 5_000;

    private static final int CACHE_MEGABYTES = 4;
    private static final int READ_BYTES = 64 * 1024;

    private StoreFile() {}

    /**
     * Reads the file's bytes for nothing but to see that the disk gives them: the store takes a part that it does not get
     * for one that was never there.
     *
     * @throws IOException if the disk does not give them now
     */
    static void requireReadable(String file) throws IOException {
        try (FileChannel channel = FilePath.get(file).open("r")) {
            ByteBuffer buffer = ByteBuffer.allocate(READ_BYTES);
            for (long at = 0, read = 0; read >= 0; at += read) {
                buffer.clear();
                read = channel.read(buffer, at);
            }
        }
    }

    static MVStore open(String name, boolean readOnly) throws IOException {
        SingleFileStore file = new SingleFileStore(Map.of("cacheSize", CACHE_MEGABYTES));
        try {
            file.open(name, readOnly, null);
            MVStore store = new MVStore.Builder()
                    .adoptFileStore(file)
                    .autoCommitDisabled()
                    .open();
            store.setRetentionTime(RETENTION_MS);
            store.setVersionsToKeep(0);
            return store;
        } catch (RuntimeException | AssertionError e) {
            release(file);
            throw StoreFailure.asThrown(e);
        } catch (VirtualMachineError e) {
            release(file);
            throw e;
        }
    }

    /** Not everything that fails gives the file back, and a file that is locked cannot be opened again. */
    private static void release(SingleFileStore file) {
        try {
            file.close();
        } catch (RuntimeException e) {
            LOG.debug("{} was not opened at all", file, e);
        }
    }
}
