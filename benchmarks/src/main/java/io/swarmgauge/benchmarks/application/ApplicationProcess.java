package io.swarmgauge.benchmarks.application;

import io.swarmgauge.benchmarks.process.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A running instance of the application, seen by who started it. */
public final class ApplicationProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ChildJvm jvm;

    private ApplicationProcess(ChildJvm jvm) {
        this.jvm = jvm;
    }

    /** Starts the JVM and the application in it, which may have yet to join its group. */
    public static ApplicationProcess start(Instance instance, Path directory) {
        ChildJvm jvm = ChildJvm.start(
                instance.name(),
                List.of(),
                ApplicationMain.class,
                List.of(instance.writeSettings(directory).toString()),
                directory.resolve(instance.name() + ".log"));
        try {
            jvm.await(jvm.next(ApplicationMain.STARTED), PATIENCE);
            return new ApplicationProcess(jvm);
        } catch (RuntimeException e) {
            jvm.close();
            throw e;
        }
    }

    /** Returns while it is well; throws what is wrong otherwise. */
    public void requireWell() {
        jvm.requireWell();
    }

    /** What to say when it does not do what it should. */
    public RuntimeException failure(String what) {
        return jvm.failure(what);
    }

    /** Processor time that it has used since its start. */
    public Duration cpu() {
        return jvm.cpu();
    }

    /** Ends it at once, as kill -9 does. */
    public void kill() {
        jvm.kill();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
