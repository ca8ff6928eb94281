package io.swarmgauge.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ObservationServerTest {

    @Test
    void servesMetricsAndHealth() throws Exception {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        meters.counter("swarmgauge.lines").increment(3);
        AtomicReference<Health> ready = new AtomicReference<>(Health.down("no broker answers"));
        try (ObservationServer server = ObservationServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), meters, Health::up, ready::get)) {

            assertThat(get(server, "/metrics").body()).contains("swarmgauge_lines_total 3.0");
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
            HttpResponse<String> down = get(server, "/health/ready");
            assertThat(down.statusCode()).isEqualTo(503);
            assertThat(down.body()).isEqualTo("DOWN\nno broker answers\n");
            ready.set(Health.up());
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(server, "/health/ready").body()).isEqualTo("UP\n");
        }
    }

    private static HttpResponse<String> get(ObservationServer server, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
