package io.swarmgauge.benchmarks.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmgauge.benchmarks.process.ParentLine;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine in a JVM of its own, which lives for all rounds, so that each but the first finds it warm. It is ordered to
 * {@code run} with a {@link RunOrder} in JSON and to {@code stop}, and says {@code ready}, {@code first}, {@code stopped}
 * or {@code failed}.
 */
public final class EngineMain {

    static final String RUN = "run ";
    static final String STOP = "stop";
    static final String READY = "ready";
    static final String FIRST = "first";
    static final String STOPPED = "stopped";

    private static final Logger LOG = LoggerFactory.getLogger(EngineMain.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ParentLine parent = new ParentLine();
    private final Engine engine;
    private AutoCloseable run = () -> {};

    private EngineMain(Engine engine) {
        this.engine = engine;
    }

    /** Obeys until the parent is gone; the argument is the engine, an {@link EngineKind}. */
    public static void main(String[] args) {
        EngineMain main = new EngineMain(EngineKind.valueOf(args[0]).engine());
        main.parent.say(READY);
        main.obey();
        System.exit(0); // engines leave threads behind
    }

    private void obey() {
        Optional<String> order = parent.next();
        while (order.isPresent()) {
            try {
                obey(order.get());
            } catch (Exception e) {
                failed(e);
            }
            order = parent.next();
        }
    }

    private void obey(String order) throws Exception {
        if (order.startsWith(RUN)) {
            FirstRecord.tell(() -> parent.say(FIRST));
            run = engine.start(JSON.readValue(order.substring(RUN.length()), RunOrder.class), this::failed);
        } else if (order.equals(STOP)) {
            run.close();
            parent.say(STOPPED);
        }
    }

    private void failed(Throwable failure) {
        LOG.error("the run failed", failure);
        parent.say("failed: " + failure);
    }

    static String run(RunOrder order) {
        try {
            return RUN + JSON.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order can always be written", e);
        }
    }
}
