package io.swarmgauge.producers.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client of the socket. Anyone may send; only the socket's own thread reads and writes. */
final class SocketClient implements NodeConnection {

    private static final Logger LOG = LoggerFactory.getLogger(SocketClient.class);
    private static final int MOST_UNREAD_BYTES = 1024 * 1024;

    private final String name;
    private final SelectionKey key;
    private final SocketChannel channel;
    private final AgentLineWriter writer;
    private final Consumer<SocketClient> wake;
    private final LineFramer framer;
    private final Deque<ByteBuffer> unread = new ArrayDeque<>();
    private int unreadBytes;
    private boolean overrun;
    private boolean deaf;

    SocketClient(
            String name,
            SelectionKey key,
            SocketChannel channel,
            AgentLineWriter writer,
            LineIntake intake,
            Consumer<SocketClient> wake) {
        this.name = name;
        this.key = key;
        this.channel = channel;
        this.writer = writer;
        this.wake = wake;
        this.framer = intake.framerFor(this);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void send(AgentLine line) {
        ByteBuffer bytes = ByteBuffer.wrap(writer.write(line));
        synchronized (unread) {
            if (deaf || !channel.isOpen()) {
                return;
            }
            overrun |= unreadBytes + bytes.remaining() > MOST_UNREAD_BYTES;
            if (!overrun) {
                unread.add(bytes);
                unreadBytes += bytes.remaining();
            }
        }
        wake.accept(this);
    }

    /** Reads once, so that a client which never stops talking leaves time for the others. */
    boolean read(byte[] buffer) throws IOException {
        int read = channel.read(ByteBuffer.wrap(buffer));
        if (read < 0) {
            framer.end();
            return false;
        }
        framer.feed(buffer, 0, read);
        return true;
    }

    /**
     * Writes what the client takes now. One that has gone is told nothing more, but what it said before is still read.
     *
     * @throws IOException if the client lets too much lie unread
     */
    void write() throws IOException {
        synchronized (unread) {
            if (overrun && channel.isOpen()) {
                LOG.warn("{} does not read what it is told: disconnected", name);
                throw new IOException("does not read");
            }
            try {
                writeUnread();
            } catch (IOException gone) {
                LOG.debug("{} can be told nothing more", name, gone);
                deaf = true;
                unread.clear();
            }
            if (key.isValid()) {
                key.interestOps(unread.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            }
        }
    }

    private void writeUnread() throws IOException {
        while (!unread.isEmpty()) {
            ByteBuffer next = unread.element();
            unreadBytes -= channel.write(next);
            if (next.hasRemaining()) {
                return;
            }
            unread.remove();
        }
    }

    /** Whether it was open until now. */
    boolean close() {
        boolean wasOpen = channel.isOpen();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("{} could not be closed", name, e);
        }
        return wasOpen;
    }
}
