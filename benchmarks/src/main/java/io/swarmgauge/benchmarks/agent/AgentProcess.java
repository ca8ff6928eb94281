package io.swarmgauge.benchmarks.agent;

import io.swarmgauge.signing.KeyFile;
import io.swarmgauge.signing.KeyFileException;
import io.swarmgauge.signing.NodeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The product's own agent of a new hoster, as the launcher starts it. */
final class AgentProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5); // the launcher may have to build it first
    private static final long STEP_MS = 50;

    private final NodeKey key = NodeKey.generate();
    private final Path socket;
    private final MeasuredProcess process;

    /** Starts it with all that is its own in a new directory below the given one, and waits until nodes can connect. */
    AgentProcess(String name, Path parent, String bootstrapServers, Duration flush)
            throws IOException, KeyFileException, InterruptedException {
        Path directory = Files.createDirectories(parent.resolve(name));
        this.socket = directory.resolve("agent.sock");
        Path keyFile = directory.resolve("node.pem");
        KeyFile.write(keyFile, key);
        Path config = Files.writeString(directory.resolve("agent.yaml"), """
                node: {key-file: "%s", state-dir: "%s", roles: [hoster], region: europe}
                kafka: {bootstrap-servers: "%s"}
                registry: {url: "mock://agent", auto-register: true}
                intake: {socket: "%s"}
                transfers: {flush: %dms}
                self-report: {period: %dms}
                """.formatted(
                keyFile, directory.resolve("state"), bootstrapServers, socket, flush.toMillis(), 6 * flush.toMillis()));
        this.process = MeasuredProcess.start(
                "the agent '%s'".formatted(name),
                AgentJvm.command(List.of("agent", "--config", config.toString())),
                directory.resolve("agent.log"));
        awaitSocket();
    }

    String nodeId() {
        return key.nodeId().hex();
    }

    ProcessUse use() {
        return process.use();
    }

    /** A node connects to it. */
    NodeSession connect() throws IOException {
        return NodeSession.open(socket, nodeId());
    }

    @Override
    public void close() {
        process.close();
    }

    private void awaitSocket() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(socket)) {
            if (System.nanoTime() > deadline) {
                process.close();
                throw process.failure("did not listen after %d s".formatted(PATIENCE.toSeconds()));
            }
            process.requireAlive();
            TimeUnit.MILLISECONDS.sleep(STEP_MS);
        }
    }
}
