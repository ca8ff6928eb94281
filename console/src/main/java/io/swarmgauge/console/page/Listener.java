package io.swarmgauge.console.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One who listens: what waits for it, and the thread that writes to it. Whoever reads too slowly is let go, and may come again. */
final class Listener {

    private static final String END = "";

    private final BlockingQueue<String> waiting;
    private volatile boolean gone;

    Listener(int most) {
        this.waiting = new LinkedBlockingQueue<>(most);
        boolean unused = waiting.offer(EventText.HELLO);
    }

    /** Whether there was room; false when it is too slow, or gone. */
    boolean offer(String event) {
        return !gone && waiting.offer(event);
    }

    /** Writes what comes until it is let go, or the other side is. */
    void writeTo(OutputStream out) throws IOException {
        try {
            while (!gone) {
                String event = waiting.take();
                if (!event.isEmpty()) {
                    out.write(event.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            gone = true;
        }
    }

    void letGo() {
        gone = true;
        waiting.clear();
        boolean unused = waiting.offer(END);
    }
}
