package io.swarmgauge.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.swarmgauge.serdes.RegistrySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryCheckTest {

    @ParameterizedTest
    @CsvSource({"200, true, answers", "404, false, HTTP status 404"})
    void aRegistryIsAskedForItsSubjects(int status, boolean isWell, String text) throws IOException {
        HttpServer server = server("", status);
        try {
            Finding finding = new RegistryCheck(new RegistrySettings(url(server), false)).finding();

            assertThat(finding.isWell()).isEqualTo(isWell);
            assertThat(finding.text()).contains(text);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRegistryThatAsksForAPasswordIsGivenIt() throws IOException {
        HttpServer server = server("reader:password", 200);
        try {
            RegistrySettings without = new RegistrySettings(url(server), false);
            RegistrySettings with = new RegistrySettings(
                    url(server),
                    false,
                    Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "reader:password"));

            assertThat(new RegistryCheck(without).finding().toString()).contains("HTTP status 401", "password");
            assertThat(new RegistryCheck(with).finding().toString()).startsWith("ok");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRegistryThatIsNotThereIsTold() {
        assertThat(new RegistryCheck(new RegistrySettings("http://127.0.0.1:1", false))
                        .finding()
                        .toString())
                .startsWith("problem  registry.url: nobody answers at http://127.0.0.1:1");
    }

    @Test
    void anAddressThatIsNoneIsTold() {
        assertThat(new RegistryCheck(new RegistrySettings("http://not an address", false))
                        .finding()
                        .isProblem())
                .isTrue();
    }

    /** Answers with the status to who knows the name and password; to everybody if there are none. */
    private static HttpServer server(String credentials, int status) throws IOException {
        String wanted = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/subjects", exchange -> {
            boolean isKnown = credentials.isEmpty()
                    || wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isKnown ? status : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
    }
}
