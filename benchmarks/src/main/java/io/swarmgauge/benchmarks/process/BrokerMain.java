package io.swarmgauge.benchmarks.process;

import io.swarmgauge.local.broker.EmbeddedBroker;
import java.nio.file.Path;

/** The broker in a JVM of its own, so that its processor time and its clients' are told apart. */
public final class BrokerMain {

    static final String READY = "ready";

    private BrokerMain() {}

    /** Serves until the parent is gone; the arguments are the directory of its data and its port. */
    public static void main(String[] args) {
        ParentLine parent = new ParentLine();
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]));
        parent.say(READY);
        parent.awaitEnd();
        broker.close();
    }
}
