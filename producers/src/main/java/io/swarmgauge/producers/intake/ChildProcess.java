package io.swarmgauge.producers.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the child: its streams, and its end. */
final class ChildProcess implements NodeConnection {

    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final int READ_BYTES = 64 * 1024;
    private static final int MOST_UNREAD_LINES = 10_000;
    private static final Duration TERMINATION = Duration.ofSeconds(2);
    private static final byte[] CLOSE = {};

    private final String name;
    private final Process process;
    private final AgentLineWriter writer;
    private final LineFramer framer;
    private final LineIntake intake;
    private final BlockingQueue<byte[]> unread = new LinkedBlockingQueue<>(MOST_UNREAD_LINES);
    private final Thread reader;

    ChildProcess(String name, Process process, LineIntake intake, AgentLineWriter writer) {
        this.name = name;
        this.process = process;
        this.writer = writer;
        this.intake = intake;
        this.framer = intake.framerFor(this);
        this.reader = daemon("reads", this::readLines);
        daemon("logs", this::logErrors);
        daemon("writes", this::writeLines);
    }

    @Override
    public String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void send(AgentLine line) {
        if (!unread.offer(writer.write(line))) {
            LOG.debug("{} does not read what it is told: a line was dropped", name);
        }
    }

    /** Asks the child to stop, and makes it stop when it does not within the grace. */
    void stop(Duration grace) {
        send(new AgentLine.Stop());
        if (!unread.offer(CLOSE) || !exitsWithin(grace)) {
            LOG.warn("{} did not stop when asked: terminated", name);
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            if (!exitsWithin(TERMINATION)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
        awaitLastLines();
    }

    /** Waits until everything that the child had written was read. */
    void awaitLastLines() {
        try {
            reader.join(TERMINATION.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean exitsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void readLines() {
        byte[] buffer = new byte[READ_BYTES];
        try (InputStream lines = process.getInputStream()) {
            for (int read = lines.read(buffer); read >= 0; read = lines.read(buffer)) {
                framer.feed(buffer, 0, read);
            }
        } catch (IOException e) {
            LOG.debug("{} can be read no longer", name, e);
        }
        framer.end();
        intake.closed(this);
        unread.clear();
        unread.offer(CLOSE);
    }

    private void logErrors() {
        try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                LOG.info("{}: {}", name, line);
            }
        } catch (IOException e) {
            LOG.debug("{} complains no longer", name, e);
        }
    }

    private void writeLines() {
        try (OutputStream lines = process.getOutputStream()) {
            for (byte[] line = unread.take(); line != CLOSE; line = unread.take()) {
                lines.write(line);
                if (unread.isEmpty()) {
                    lines.flush();
                }
            }
        } catch (IOException e) {
            LOG.debug("{} can be told nothing more", name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread daemon(String does, Runnable task) {
        Thread thread = new Thread(task, name + "-" + does);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
