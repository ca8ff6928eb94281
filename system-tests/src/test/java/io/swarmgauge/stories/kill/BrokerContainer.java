package io.swarmgauge.stories.kill;

import com.github.dockerjava.api.DockerClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** One broker and controller of a cluster of three. Its log is in the container, which outlives every kill. */
final class BrokerContainer implements Victim {

    private static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.3.1");
    private static final String VOTERS = "1@broker-1:9093,2@broker-2:9093,3@broker-3:9093";
    private static final String DATA = "/tmp/kafka-data";

    /** Not every image's own start-up bears a log that is there already; a container that was killed has one. */
    private static final String RUN = """
            if [ -e %1$s/meta.properties ]; then
              exec java $KAFKA_HEAP_OPTS -Dlog4j2.configurationFile=/opt/kafka/config/log4j2.yaml \
                -cp '/opt/kafka/libs/*' kafka.Kafka /opt/kafka/config/server.properties
            fi
            exec /etc/kafka/docker/run
            """.formatted(DATA);

    private static final Duration START = Duration.ofMinutes(2);

    private final int id;
    private final GenericContainer<?> container;
    private final Supplier<Boolean> clusterIsWhole;

    BrokerContainer(int id, int hostPort, Network network, Supplier<Boolean> clusterIsWhole) {
        this.id = id;
        this.clusterIsWhole = clusterIsWhole;
        this.container = new GenericContainer<>(IMAGE)
                .withNetwork(network)
                .withNetworkAliases("broker-" + id)
                .withCommand("bash", "-c", RUN)
                .withEnv("KAFKA_LOG_DIRS", DATA)
                .withEnv("KAFKA_NODE_ID", String.valueOf(id))
                .withEnv("CLUSTER_ID", "5L6g3nShT-eMCtK--X86sw")
                .withEnv("KAFKA_PROCESS_ROLES", "broker,controller")
                .withEnv("KAFKA_CONTROLLER_QUORUM_VOTERS", VOTERS)
                .withEnv("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER")
                .withEnv("KAFKA_LISTENERS", "INSIDE://:9092,OUTSIDE://:9094,CONTROLLER://:9093")
                .withEnv(
                        "KAFKA_ADVERTISED_LISTENERS",
                        "INSIDE://broker-%d:9092,OUTSIDE://localhost:%d".formatted(id, hostPort))
                .withEnv(
                        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                        "INSIDE:PLAINTEXT,OUTSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT")
                .withEnv("KAFKA_INTER_BROKER_LISTENER_NAME", "INSIDE")
                .withEnv("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "3")
                .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "3")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "3")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "2")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "3")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                // A dead broker is to be noticed sooner than after 9 s: a story of many kills is long enough.
                .withEnv("KAFKA_BROKER_SESSION_TIMEOUT_MS", "4000")
                // A transaction whose instance was killed is given up as soon as its time is over.
                .withEnv("KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000")
                .withEnv("KAFKA_HEAP_OPTS", "-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1")
                .waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1))
                .withStartupTimeout(START);
        container.setPortBindings(List.of("127.0.0.1:%d:9094".formatted(hostPort)));
    }

    @Override
    public String name() {
        return "broker-" + id;
    }

    @Override
    public Kind kind() {
        return Kind.BROKER;
    }

    /** Its first life. */
    void create() {
        container.start();
    }

    @Override
    public void start() {
        docker().startContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void kill() {
        docker().killContainerCmd(container.getContainerId()).withSignal("KILL").exec();
    }

    @Override
    public void pause() {
        docker().pauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void resume() {
        docker().unpauseContainerCmd(container.getContainerId()).exec();
    }

    /** With another broker down before every copy is in step again, the cluster would rightly take no records. */
    @Override
    public boolean isBack() {
        return clusterIsWhole.get();
    }

    String logs() {
        return container.getLogs();
    }

    void remove() {
        container.stop();
    }

    private DockerClient docker() {
        return container.getDockerClient();
    }
}
