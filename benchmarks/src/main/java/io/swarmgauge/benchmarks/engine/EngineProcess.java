package io.swarmgauge.benchmarks.engine;

import io.swarmgauge.benchmarks.process.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The side of an engine's JVM that gives the orders. */
public final class EngineProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ChildJvm jvm;

    private EngineProcess(ChildJvm jvm) {
        this.jvm = jvm;
    }

    /** Starts the JVM, which waits for orders. Its log is in the directory. */
    public static EngineProcess start(EngineKind kind, Path directory) {
        ChildJvm jvm = ChildJvm.start(
                kind.toString(),
                kind.overrides(),
                EngineMain.class,
                List.of(kind.name()),
                directory.resolve(kind + ".log"));
        jvm.await(jvm.next(EngineMain.READY), PATIENCE);
        return new EngineProcess(jvm);
    }

    /**
     * Orders a run.
     *
     * @param reading read at the moment at which the engine has the first records
     */
    public <T> CompletableFuture<T> run(RunOrder order, Supplier<T> reading) {
        CompletableFuture<T> first = jvm.next(EngineMain.FIRST).thenApply(said -> reading.get());
        jvm.say(EngineMain.run(order));
        return first;
    }

    /** Waits for the end of what {@link #run} gave. */
    public <T> T await(CompletableFuture<T> first) {
        return jvm.await(first, PATIENCE);
    }

    /** Ends the run and waits until it is over. */
    public void stop() {
        CompletableFuture<Void> stopped = jvm.next(EngineMain.STOPPED);
        jvm.say(EngineMain.STOP);
        jvm.await(stopped, PATIENCE);
    }

    public Duration cpu() {
        return jvm.cpu();
    }

    /** The most memory that it had at once. */
    public OptionalLong peakResidentBytes() {
        return jvm.peakResidentBytes();
    }

    /** Returns while the engine is well; throws what is wrong otherwise. */
    public void requireWell() {
        jvm.requireWell();
    }

    public void kill() {
        jvm.kill();
    }

    /** What to say when the engine does not do what it should. */
    public RuntimeException failure(String what) {
        return jvm.failure(what);
    }

    @Override
    public void close() {
        jvm.close();
    }
}
