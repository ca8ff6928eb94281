package io.swarmgauge.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A child's side of the line to the process that started it: standard input and output, a line for each message. */
public final class ParentLine {

    /** Libraries print too: only what begins so is meant for the parent. */
    static final String MARK = "@bench ";

    private final BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    public synchronized void say(String message) {
        System.out.println(MARK + message.replace('\n', ' '));
        System.out.flush();
    }

    /** The next order; empty when the parent is gone, after which a child has nothing to live for. */
    public Optional<String> next() {
        try {
            return Optional.ofNullable(orders.readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns when the parent is gone; takes no orders. */
    void awaitEnd() {
        Optional<String> ignored = next();
        while (ignored.isPresent()) {
            ignored = next();
        }
    }
}
