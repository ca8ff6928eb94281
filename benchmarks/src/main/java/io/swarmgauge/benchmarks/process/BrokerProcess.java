package io.swarmgauge.benchmarks.process;

import io.swarmgauge.local.broker.LoopbackPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The running broker of a benchmark. */
public final class BrokerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ChildJvm jvm;
    private final int port;

    private BrokerProcess(ChildJvm jvm, int port) {
        this.jvm = jvm;
        this.port = port;
    }

    /** Starts it with its data and its log in the directory, and waits until it answers. */
    public static BrokerProcess start(Path directory) {
        int port = LoopbackPorts.free();
        List<String> arguments = List.of(directory.resolve("broker").toString(), String.valueOf(port));
        ChildJvm jvm =
                ChildJvm.start("the broker", List.of(), BrokerMain.class, arguments, directory.resolve("broker.log"));
        try {
            jvm.await(jvm.next(BrokerMain.READY), PATIENCE);
            return new BrokerProcess(jvm, port);
        } catch (RuntimeException e) {
            jvm.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    public Duration cpu() {
        return jvm.cpu();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
