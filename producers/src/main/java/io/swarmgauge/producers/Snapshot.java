package io.swarmgauge.producers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.producers.hostmetrics.HostMetricsSampler;
import io.swarmgauge.producers.registration.HardwareProbe;
import io.swarmgauge.producers.registration.Registrar;
import io.swarmgauge.schema.node.NodeHeader;
import java.time.Clock;
import java.util.List;
import oshi.SystemInfo;

/** What an agent would say of its node and host now, without saying it to anyone. */
public final class Snapshot {

    private static final long INTERVAL_MS = 1_000;

    private final AgentConfig config;
    private final Clock clock;

    public Snapshot(AgentConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Registration and host metrics as a JSON text; takes the second over which the rates are measured. */
    public String json() throws InterruptedException {
        SystemInfo host = new SystemInfo();
        try (HostMetricsSampler sampler = new HostMetricsSampler(host, clock)) {
            long start = clock.millis();
            Thread.sleep(INTERVAL_MS);
            var metrics = sampler.next();
            long end = clock.millis();
            Registrar registrar =
                    new Registrar(config, HardwareProbe.read(host), Version.current(), List::of, () -> null);
            return text(
                    registrar.preview(header(end, end)).toString(),
                    metrics.apply(header(start, end)).toString());
        }
    }

    private NodeHeader header(long start, long end) {
        return new NodeHeader(config.node().id().hex(), config.node().region(), start, 1L, start, end);
    }

    private static String text(String registration, String hostMetrics) {
        ObjectMapper json = new ObjectMapper();
        try {
            ObjectNode both = json.createObjectNode();
            both.set("registration", json.readTree(registration));
            both.set("hostMetrics", json.readTree(hostMetrics));
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(both);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an Avro record's text is not JSON", e);
        }
    }
}
