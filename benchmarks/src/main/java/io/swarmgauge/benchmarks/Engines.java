package io.swarmgauge.benchmarks;

import io.swarmgauge.benchmarks.engine.EngineKind;
import io.swarmgauge.benchmarks.engine.EngineProcess;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The engines, each in its own JVM, which starts when it is first asked for. */
final class Engines implements AutoCloseable {

    private final Path directory;
    private final Map<EngineKind, EngineProcess> processes = new EnumMap<>(EngineKind.class);

    /** Prepares them; the directory takes their logs. */
    Engines(Path directory) {
        this.directory = directory;
    }

    EngineProcess of(EngineKind engine) {
        return processes.computeIfAbsent(engine, kind -> EngineProcess.start(kind, directory));
    }

    /** Kills the engine's JVM; who asks for it next gets another. */
    void kill(EngineKind engine) {
        EngineProcess victim = processes.remove(engine);
        if (victim != null) {
            victim.kill();
        }
    }

    @Override
    public void close() {
        processes.values().forEach(EngineProcess::close);
    }
}
