package io.swarmgauge.benchmarks.application;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swarmgauge.benchmarks.load.Wire;
import io.swarmgauge.benchmarks.process.ParentLine;
import io.swarmgauge.streams.runtime.StreamsApplication;
import io.swarmgauge.streams.runtime.StreamsSettings;
import java.nio.file.Path;
import org.apache.kafka.streams.KafkaStreams.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of the application, until its parent is gone or says that it is enough. */
public final class ApplicationMain {

    static final String STARTED = "started";
    static final String STOPPED = "stopped";

    static {
        Wire.serdes(); // so that the schemas have their ids before the topology asks for the first
    }

    private static final Logger LOG = LoggerFactory.getLogger(ApplicationMain.class);

    private ApplicationMain() {}

    /** The argument is the file with its settings. */
    public static void main(String[] args) {
        ParentLine parent = new ParentLine();
        StreamsSettings settings = StreamsSettings.read(Path.of(args[0]));
        try (StreamsApplication application =
                StreamsApplication.start(settings, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))) {
            Thread watching = new Thread(() -> sayWhenItFails(application, parent), "watching");
            watching.setDaemon(true);
            watching.start();
            parent.say(STARTED);
            var unused = parent.next(); // whatever it is: there is one order only
        } catch (RuntimeException e) {
            LOG.error("the application failed", e);
            parent.say("failed: " + e);
        }
        parent.say(STOPPED);
        System.exit(0);
    }

    private static void sayWhenItFails(StreamsApplication application, ParentLine parent) {
        try {
            if (application.awaitStop().equals(State.ERROR)) {
                parent.say("failed: the application stopped for good");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
