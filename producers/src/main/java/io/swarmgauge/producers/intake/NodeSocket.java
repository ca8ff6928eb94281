package io.swarmgauge.producers.intake;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Unix domain socket that nodes speak to. One thread serves all clients, and none can hold up another. */
public final class NodeSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeSocket.class);
    private static final int READ_BYTES = 64 * 1024;
    private static final long PATIENCE_MS = 5_000;

    /** So much is still read at the agent's end, and no more, however much is sent. */
    private static final int LAST_ROUNDS = 256;

    private final Path path;
    private final ServerSocketChannel server;
    private final Selector selector;
    private final LineIntake intake;
    private final AgentLineWriter writer;
    private final Thread thread;
    private final Queue<SocketClient> toWrite = new ConcurrentLinkedQueue<>();
    private final byte[] buffer = new byte[READ_BYTES];
    private volatile boolean stopping;
    private long accepted;

    private NodeSocket(
            Path path,
            ServerSocketChannel server,
            Selector selector,
            LineIntake intake,
            AgentLineWriter writer,
            String threadName) {
        this.path = path;
        this.server = server;
        this.selector = selector;
        this.intake = intake;
        this.writer = writer;
        this.thread = new Thread(this::serve, threadName);
        this.thread.setDaemon(true);
    }

    /**
     * Listens at the path.
     *
     * @throws IOException if that cannot be; says why
     */
    public static NodeSocket open(Path path, LineIntake intake, AgentLineWriter writer, String threadName)
            throws IOException {
        ServerSocketChannel server = SocketPath.listen(path);
        Selector selector = Selector.open();
        server.register(selector, SelectionKey.OP_ACCEPT);
        NodeSocket socket = new NodeSocket(path, server, selector, intake, writer, threadName);
        socket.thread.start();
        return socket;
    }

    /** Takes in what was sent until now, disconnects everyone and removes the socket. */
    @Override
    public void close() {
        stopping = true;
        selector.wakeup();
        try {
            thread.join(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        try (selector;
                server) {
            while (!stopping) {
                selector.select();
                serveReady();
            }
            for (int round = 0; round < LAST_ROUNDS && selector.selectNow() > 0; round++) {
                serveReady();
            }
            disconnectAll();
        } catch (IOException e) {
            LOG.error("the socket {} can be served no longer", path, e);
        } finally {
            remove();
        }
    }

    private void disconnectAll() {
        selector.keys().stream()
                .map(SelectionKey::attachment)
                .filter(SocketClient.class::isInstance)
                .map(SocketClient.class::cast)
                .toList()
                .forEach(this::disconnect);
    }

    private void serveReady() {
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.attachment() instanceof SocketClient client) {
                serve(key, client);
            } else {
                accept();
            }
        }
        selector.selectedKeys().clear();
        for (SocketClient client = toWrite.poll(); client != null; client = toWrite.poll()) {
            write(client);
        }
    }

    private void accept() {
        try {
            SocketChannel channel = server.accept();
            if (channel != null) {
                channel.configureBlocking(false);
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
                accepted++;
                key.attach(new SocketClient(
                        path.getFileName() + "#" + accepted, key, channel, writer, intake, this::wake));
            }
        } catch (IOException e) {
            LOG.warn("a client of {} could not be accepted", path, e);
        }
    }

    private void serve(SelectionKey key, SocketClient client) {
        try {
            if (key.isValid() && key.isWritable()) {
                client.write();
            }
            if (key.isValid() && key.isReadable() && !client.read(buffer)) {
                disconnect(client);
            }
        } catch (IOException e) {
            disconnect(client);
        }
    }

    private void write(SocketClient client) {
        try {
            client.write();
        } catch (IOException e) {
            disconnect(client);
        }
    }

    private void wake(SocketClient client) {
        toWrite.add(client);
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    private void disconnect(SocketClient client) {
        if (client.close()) {
            intake.closed(client);
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("the socket {} could not be removed", path, e);
        }
    }
}
