package io.swarmgauge.containers;

import static org.awaitility.Awaitility.await;

import io.swarmgauge.local.broker.LoopbackPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A broker as it would stand on a network: clients come with a name and password (SCRAM-SHA-512) over TLS, the
 * administrator and the broker itself with certificates, and nobody may do anything without a rule.
 */
public final class SecuredBroker implements AutoCloseable {

    private static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.3.1");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ADMIN = "admin";
    private static final String BROKER = "broker";
    private static final int ITERATIONS = 4096;

    private final Certificates certificates;
    private final Path adminStore;
    private final int clientPort = LoopbackPorts.free();
    private final int adminPort = LoopbackPorts.free();
    private final GenericContainer<?> container;

    private SecuredBroker(Path directory) {
        certificates = Certificates.in(directory);
        adminStore = certificates.keyStore(ADMIN);
        container = new GenericContainer<>(IMAGE)
                .withEnv(environment())
                .withCopyFileToContainer(
                        MountableFile.forHostPath(certificates.keyStore(BROKER), 0644), "/certs/broker.p12")
                .withCopyFileToContainer(MountableFile.forHostPath(certificates.trust(), 0644), "/certs/trust.p12")
                .waitingFor(new NoWait());
        // The broker tells its clients where it is, so its ports must be the same inside and outside.
        container.setPortBindings(List.of(binding(clientPort), binding(adminPort)));
    }

    /** Starts it, its certificates in the directory, and waits until it answers. */
    public static SecuredBroker start(Path directory) {
        SecuredBroker broker = new SecuredBroker(directory);
        broker.container.start();
        try (Admin admin = broker.admin()) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> !admin.describeCluster()
                    .nodes()
                    .get(5, TimeUnit.SECONDS)
                    .isEmpty());
        } catch (RuntimeException e) {
            String log = broker.container.getLogs();
            broker.close();
            throw new IllegalStateException("the broker did not start: " + log, e);
        }
        return broker;
    }

    /** Where clients with a name and a password come in. */
    public String clientServers() {
        return "localhost:" + clientPort;
    }

    /** Where those with a certificate come in. */
    public String adminServers() {
        return "localhost:" + adminPort;
    }

    /** A new client's settings: it proves by the password that it is {@code User:name}. */
    public Map<String, String> addUser(String name, String password) {
        try (Admin admin = admin()) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password)))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the user " + name + " was not added", e);
        }
        Map<String, String> client = new TreeMap<>(certificates.trusting());
        client.put("security.protocol", "SASL_SSL");
        client.put("sasl.mechanism", "SCRAM-SHA-512");
        client.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(name, password));
        return client;
    }

    /** The settings of the administrator, who may do everything and proves it by a certificate. */
    public Map<String, String> adminClient() {
        Map<String, String> client = new TreeMap<>(certificates.trusting());
        client.put("security.protocol", "SSL");
        client.put("ssl.keystore.location", adminStore.toString());
        client.put("ssl.keystore.type", "PKCS12");
        client.put("ssl.keystore.password", Certificates.PASSWORD);
        return client;
    }

    public Admin admin() {
        Map<String, Object> config = new HashMap<>(adminClient());
        config.put("bootstrap.servers", adminServers());
        return Admin.create(config);
    }

    @Override
    public void close() {
        container.close();
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("KAFKA_NODE_ID", "1"),
                Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                Map.entry(
                        "KAFKA_LISTENERS",
                        "CLIENTS://:%d,ADMIN://:%d,CONTROLLER://localhost:29093".formatted(clientPort, adminPort)),
                Map.entry(
                        "KAFKA_ADVERTISED_LISTENERS",
                        "CLIENTS://localhost:%d,ADMIN://localhost:%d".formatted(clientPort, adminPort)),
                Map.entry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CLIENTS:SASL_SSL,ADMIN:SSL,CONTROLLER:PLAINTEXT"),
                Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "ADMIN"),
                Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:29093"),
                Map.entry("KAFKA_AUTHORIZER_CLASS_NAME", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                // The controller's listener is inside the container only, where broker and controller are one process.
                Map.entry("KAFKA_SUPER_USERS", "User:CN=admin;User:CN=broker;User:ANONYMOUS"),
                Map.entry("KAFKA_SASL_ENABLED_MECHANISMS", "SCRAM-SHA-512"),
                Map.entry(
                        "KAFKA_LISTENER_NAME_CLIENTS_SCRAM___SHA___512_SASL_JAAS_CONFIG",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"),
                Map.entry("KAFKA_LISTENER_NAME_ADMIN_SSL_CLIENT_AUTH", "required"),
                Map.entry("KAFKA_SSL_KEYSTORE_LOCATION", "/certs/broker.p12"),
                Map.entry("KAFKA_SSL_KEYSTORE_TYPE", "PKCS12"),
                Map.entry("KAFKA_SSL_KEYSTORE_PASSWORD", Certificates.PASSWORD),
                Map.entry("KAFKA_SSL_TRUSTSTORE_LOCATION", "/certs/trust.p12"),
                Map.entry("KAFKA_SSL_TRUSTSTORE_TYPE", "PKCS12"),
                Map.entry("KAFKA_SSL_TRUSTSTORE_PASSWORD", Certificates.PASSWORD),
                Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "3"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "3"),
                Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
                Map.entry("KAFKA_HEAP_OPTS", "-Xmx512m"));
    }

    private static String binding(int port) {
        return "127.0.0.1:%d:%d".formatted(port, port);
    }

    /** Whether the broker is ready is asked with a client's own words, for images that have no shell to look from inside. */
    private static final class NoWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {}
    }
}
