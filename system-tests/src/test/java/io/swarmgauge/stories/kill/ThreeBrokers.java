package io.swarmgauge.stories.kill;

import io.swarmgauge.local.broker.LoopbackPorts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.containers.Network;

/** A cluster of three brokers, of which one may be away at any time. */
final class ThreeBrokers implements AutoCloseable {

    private static final int SIZE = 3;
    private static final long ANSWER_SECONDS = 5;

    private final Network network = Network.newNetwork();
    private final List<Integer> ports =
            IntStream.range(0, SIZE).mapToObj(n -> LoopbackPorts.free()).toList();
    private final List<BrokerContainer> brokers = IntStream.rangeClosed(1, SIZE)
            .mapToObj(id -> new BrokerContainer(id, ports.get(id - 1), network, this::isWhole))
            .toList();

    /** Starts all, which they must be at once: one alone has no quorum. */
    void start() {
        brokers.parallelStream().forEach(BrokerContainer::create);
    }

    List<BrokerContainer> brokers() {
        return brokers;
    }

    String bootstrapServers() {
        return ports.stream().map(port -> "localhost:" + port).collect(Collectors.joining(","));
    }

    Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "default.api.timeout.ms",
                20_000,
                "request.timeout.ms",
                5_000));
    }

    @Override
    public void close() {
        brokers.forEach(BrokerContainer::remove);
        network.close();
    }

    /** Whether every partition has all its copies in step. */
    private boolean isWhole() {
        try (Admin admin = admin()) {
            var names = admin.listTopics().names().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return admin.describeTopics(names).allTopicNames().get(ANSWER_SECONDS, TimeUnit.SECONDS).values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
