package io.swarmgauge.producers.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system on a disk that fails as a test wants it to. */
public final class FaultyFiles extends FilePathWrapper {

    static final String SCHEME = "faulty:";

    /** What is done before each read. */
    interface Reading {
        void at(long position) throws IOException;
    }

    /** Files cannot grow beyond it, as on a full disk. */
    static final AtomicLong LIMIT = new AtomicLong();

    /** How many more flushes fail. What was written before them is in the file all the same. */
    static final AtomicInteger FAILING_FLUSHES = new AtomicInteger();

    private static volatile Reading reading = position -> {};

    static void reading(Reading with) {
        reading = with;
    }

    /** Makes the file system known, and whole again. */
    static void register() {
        FilePath.register(new FaultyFiles());
        LIMIT.set(Long.MAX_VALUE);
        FAILING_FLUSHES.set(0);
        reading = position -> {};
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = getBase().open(mode);
        return new FileBaseDefault() {
            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public synchronized int read(ByteBuffer to, long position) throws IOException {
                reading.at(position);
                return file.read(to, position);
            }

            @Override
            public synchronized int write(ByteBuffer from, long position) throws IOException {
                long end = position + from.remaining();
                if (end > LIMIT.get() && end > file.size()) {
                    throw new IOException("No space left on device");
                }
                return file.write(from, position);
            }

            @Override
            protected void implTruncate(long length) throws IOException {
                file.truncate(length);
            }

            @Override
            public void force(boolean metaData) throws IOException {
                if (FAILING_FLUSHES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new IOException("Input/output error");
                }
                file.force(metaData);
            }

            @Override
            public java.nio.channels.FileLock tryLock(long position, long size, boolean shared) throws IOException {
                return file.tryLock(position, size, shared);
            }

            @Override
            protected void implCloseChannel() throws IOException {
                file.close();
            }
        };
    }
}
