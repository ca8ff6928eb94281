package io.swarmgauge.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmgauge.local.Main;
import io.swarmgauge.signing.KeyFile;
import io.swarmgauge.signing.NodeKey;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every part is started as a program with secrets, and with everything logged; none of them shows. */
class SecretsTest {

    private static final String FROM_ENVIRONMENT = "env-s3cr3t-4711";
    private static final String FROM_FILE = "file-s3cr3t-0815";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path directory;

    @Test
    void anAgentsSecretsAreNotLogged() throws Exception {
        Path key = directory.resolve("node.pem");
        KeyFile.write(key, NodeKey.generate());
        String log = logOf("agent", """
                node: {key-file: "%s", region: eu, roles: [hoster]}
                intake: {socket: %s}
                host-metrics: {every: off}
                """.formatted(key, directory.resolve("a.sock")), "ProducerConfig values");

        assertHidden(log);
    }

    @Test
    void theStreamsApplicationsSecretsAreNotLogged() throws Exception {
        assertHidden(
                logOf("streams", "application: {state-dir: %s}\n".formatted(directory), "AdminClientConfig values"));
    }

    @Test
    void theConsolesSecretsAreNotLogged() throws Exception {
        assertHidden(logOf("console", "listen: 127.0.0.1:0\n", "ConsumerConfig values"));
    }

    private static void assertHidden(String log) {
        assertThat(log).contains("sasl.jaas.config = [hidden]").doesNotContain(FROM_ENVIRONMENT, FROM_FILE);
    }

    /** What the part logs until it has tried to connect, on standard output and error, at level DEBUG. */
    private String logOf(String part, String more, String started) throws IOException, InterruptedException {
        Path log = directory.resolve("log");
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.swarmgauge",
                        "-Dlogback.configurationFile=" + debug(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        part,
                        "--config",
                        config(more).toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(log.toString()));
        program.environment().put("SG_TEST_SECRET", FROM_ENVIRONMENT);
        Process process = program.start();
        try {
            await().atMost(PATIENCE).until(() -> {
                String text = Files.readString(log);
                return !process.isAlive() || (text.contains(started) && text.contains("Node -1 disconnected"));
            });
        } finally {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        return Files.readString(log);
    }

    private Path config(String more) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), FROM_FILE + "\n");
        return Files.writeString(directory.resolve("part.yaml"), """
                kafka:
                  bootstrap-servers: 127.0.0.1:1
                  properties:
                    security.protocol: SASL_PLAINTEXT
                    sasl.mechanism: SCRAM-SHA-512
                    sasl.jaas.config: 'org.apache.kafka.common.security.scram.ScramLoginModule required username="x" password="${file:%s}";'
                    ssl.truststore.password: ${env:SG_TEST_SECRET}
                registry:
                  url: http://127.0.0.1:1
                  properties:
                    basic.auth.credentials.source: USER_INFO
                    basic.auth.user.info: me:${env:SG_TEST_SECRET}
                """.formatted(secret) + more);
    }

    private Path debug() throws IOException {
        return Files.writeString(directory.resolve("debug.xml"), """
                <configuration>
                  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%level %logger %msg%n</pattern></encoder>
                  </appender>
                  <root level="DEBUG"><appender-ref ref="out"/></root>
                </configuration>
                """);
    }
}
