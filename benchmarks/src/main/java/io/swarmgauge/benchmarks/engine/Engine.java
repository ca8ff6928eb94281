package io.swarmgauge.benchmarks.engine;

import java.time.Duration;
import java.util.function.Consumer;

/** Reads the transfers from the first on and writes one conclusion for each setup and window. */
interface Engine {

    /** How often every engine makes what it has done safe. */
    Duration COMMIT_EVERY = Duration.ofSeconds(1);

    /**
     * Starts a run, which goes on until it is closed.
     *
     * @param failed told if the run ends by itself and not in order
     */
    AutoCloseable start(RunOrder order, Consumer<Throwable> failed) throws Exception;
}
