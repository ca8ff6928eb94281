package io.swarmgauge.stories;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.local.LocalPorts;
import io.swarmgauge.local.cli.Installation;
import io.swarmgauge.local.swarm.LocalCluster.Pace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The one pipeline that all stories of this JVM share; it stops with the JVM. */
final class Pipeline {

    static final Pace PACE = new Pace(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(8));
    static final MeterRegistry METERS = new SimpleMeterRegistry();
    static final Installation INSTALLATION = Installation.ofThisProcess();

    private static final class Holder {
        static final Path DATA = directory();
        static final LocalPipeline SHARED = start();
    }

    private Pipeline() {}

    static LocalPipeline shared() {
        return Holder.SHARED;
    }

    /** A directory for one story's agents. Unix domain sockets need a short path. */
    static Path directory() {
        try {
            return Files.createTempDirectory("sg-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records that wait in the agents of this JVM for the broker. */
    static double waitingRecords() {
        return METERS.find("swarmgauge.agent.spool.depth").gauges().stream()
                .mapToDouble(gauge -> gauge.value())
                .sum();
    }

    /** Records of node.transfers that the streams application refused for a reason. */
    static double refused(String reason) {
        return METERS.get("swarmgauge.streams.refused")
                .tags("topic", "node.transfers", "reason", reason)
                .counter()
                .count();
    }

    private static LocalPipeline start() {
        LocalPipeline pipeline = LocalPipeline.start(
                Holder.DATA, LocalPorts.free(), INSTALLATION.registryHome(), PACE, METERS, (part, detail) -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(pipeline::close));
        pipeline.startStreams();
        return pipeline;
    }
}
