package io.swarmgauge.producers.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system whose files cannot grow beyond a limit, as on a full disk. */
public final class NoSpaceFiles extends FilePathWrapper {

    static final String SCHEME = "nospace:";
    static final AtomicLong LIMIT = new AtomicLong(Long.MAX_VALUE);

    static void register() {
        FilePath.register(new NoSpaceFiles());
    }

    @Override
    public String getScheme() {
        return "nospace";
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
