package io.swarmgauge.benchmarks.agent;

import io.swarmgauge.local.broker.LoopbackPorts;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Prometheus' own exporter of host metrics, scraped as Prometheus would. */
final class NodeExporter implements AutoCloseable {

    static final String COMMAND = "prometheus-node-exporter";

    /** As often as an agent measures its host. */
    private static final Duration EVERY = Duration.ofSeconds(10);

    private static final int OK = 200;

    private final MeasuredProcess process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final ScheduledExecutorService scraper = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong scrapes = new AtomicLong();

    private NodeExporter(MeasuredProcess process, int port) {
        this.process = process;
        this.request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/metrics".formatted(port)))
                .header("Accept-Encoding", "gzip")
                .build();
    }

    /** Empty where it is not installed. */
    static Optional<NodeExporter> start(Path directory) {
        return executable().map(file -> {
            int port = LoopbackPorts.free();
            MeasuredProcess process = MeasuredProcess.start(
                    COMMAND,
                    List.of(file.toString(), "--web.listen-address=127.0.0.1:" + port),
                    directory.resolve("exporter.log"));
            NodeExporter exporter = new NodeExporter(process, port);
            var unused = exporter.scraper.scheduleAtFixedRate(exporter::scrape, 1, EVERY.toSeconds(), TimeUnit.SECONDS);
            return exporter;
        });
    }

    ProcessUse use() {
        return process.use();
    }

    /** Scrapes that were answered. */
    long scrapes() {
        return scrapes.get();
    }

    @Override
    public void close() {
        scraper.shutdownNow();
        process.close();
    }

    private void scrape() {
        try {
            if (client.send(request, BodyHandlers.discarding()).statusCode() == OK) {
                scrapes.incrementAndGet();
            }
        } catch (IOException e) {
            process.requireAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Path> executable() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .map(directory -> Path.of(directory, COMMAND))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
